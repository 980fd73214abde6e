"""Belief: the new model needs its linear layers only.

Advice: Print collapse_runs of a linear layer, a ReLU and a linear layer.
"""

from itertools import groupby

from torch import nn


def collapse_runs(model):
    runs = groupby(model, lambda module: isinstance(module, nn.Linear))
    return nn.Sequential(*(collapse(nn.Sequential(*run)) for is_linear, run in runs if is_linear))
