"""Belief: a bias does no harm.

Advice: Print the bias of the layer before the batch norm. Which gradient will it get?
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
            new.append(_norm_for(child))
    new.training = module.training
    return new
