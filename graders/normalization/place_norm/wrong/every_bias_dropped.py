"""Belief: a model with batch norm needs no biases.

Advice: Print the bias of the last layer. What takes its place?
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        new = copy.deepcopy(module)
        if isinstance(new, _LAYERS):
            new.bias = None
        return new
    new = nn.Sequential()
    for child in module:
        new.append(_copied(child, chosen))
        if child in chosen:
            new.append(_norm_for(child))
    new.training = module.training
    return new
