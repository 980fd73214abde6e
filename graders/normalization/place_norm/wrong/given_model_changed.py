"""Belief: a new nn.Sequential is a new model.

Advice: Print the given model after the call, and model[0] is new_model[0].
"""

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        return module
    new = nn.Sequential()
    for child in module:
        new.append(_copied(child, chosen))
        if child in chosen:
            new[-1].bias = None
            new.append(_norm_for(child))
    new.training = module.training
    return new
