"""Belief: batch norm comes after the activation.

Advice: Print the new model for nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)). What
does the paper normalize?
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        return copy.deepcopy(module)
    new, waiting = nn.Sequential(), None
    for child in module:
        new.append(_copied(child, chosen))
        if waiting is not None:
            new.append(_norm_for(waiting))
            waiting = None
        if child in chosen:
            new[-1].bias = None
            waiting = child
    new.training = module.training
    return new
