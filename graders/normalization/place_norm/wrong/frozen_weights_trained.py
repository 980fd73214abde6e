"""Belief: nn.Parameter(weight) is a copy of a parameter.

Advice: Freeze a layer before the call, and print requires_grad of its weight in the new model.
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        return copy.deepcopy(module)
    new = nn.Sequential()
    for child in module:
        new.append(_copied(child, chosen))
        if child in chosen:
            new[-1].bias = None
            new[-1].weight = nn.Parameter(child.weight.detach().clone())
            new.append(_norm_for(child))
    new.training = module.training
    return new
