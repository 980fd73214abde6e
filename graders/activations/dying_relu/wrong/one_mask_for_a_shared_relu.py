"""Belief: a module has one place.

Advice: Put the same nn.ReLU twice into an nn.Sequential. How many masks come back?
"""

from torch import nn


def _dead_in_batch(model, x):
    found = {}
    for module in model:
        if isinstance(module, nn.ReLU):
            found[module] = dead_units(x)
        x = module(x)
    return list(found.values())
