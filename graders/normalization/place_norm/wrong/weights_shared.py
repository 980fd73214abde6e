"""Belief: copy.copy copies a module.

Advice: Set a weight of the given model to 0 after the call, and print that of the new one.
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        new = copy.copy(module)
        new._parameters = dict(module._parameters)
        return new
    new = nn.Sequential()
    for child in module:
        new.append(_copied(child, chosen))
        if child in chosen:
            new[-1].bias = None
            new.append(_norm_for(child))
    new.training = module.training
    return new
