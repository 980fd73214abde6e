"""Belief: whatever is 0 or below is dead.

Advice: Give a network with an nn.LeakyReLU. How many masks come back?
"""

from torch import nn


def _dead_in_batch(model, x):
    found = []
    for module in model:
        if not isinstance(module, (nn.Linear, nn.BatchNorm1d)):
            found.append(dead_units(x))
        x = module(x)
    return found
