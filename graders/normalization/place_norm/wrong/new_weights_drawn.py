"""Belief: a layer without a bias is made with bias=False, and that is all.

Advice: Print the weight of a layer before and after.
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        new = copy.deepcopy(module)
        if module in chosen:
            new.reset_parameters()
        return new
    new = nn.Sequential()
    for child in module:
        new.append(_copied(child, chosen))
        if child in chosen:
            new[-1].bias = None
            new.append(_norm_for(child))
    new.training = module.training
    return new
