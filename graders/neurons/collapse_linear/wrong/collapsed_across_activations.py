"""Belief: all linear layers of a model become one.

Advice: Print collapse_runs of a linear layer, a ReLU and a linear layer, and compare its outputs
with those of the model.
"""

from torch import nn


def collapse_runs(model):
    layers = [module for module in model if isinstance(module, nn.Linear)]
    others = [module for module in model if not isinstance(module, nn.Linear)]
    return nn.Sequential(*([collapse(nn.Sequential(*layers))] if layers else []), *others)
