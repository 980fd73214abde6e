"""Belief: a unit is alive if it is above 0 for all examples.

Advice: Print z of the dead unit of the worked example after revive(linear, x, 0.5). Which is its
largest?
"""

import torch


def revive(linear, x, margin=0.1):
    with torch.no_grad():
        z = linear(x)
        is_dead = dead_units(z)
        linear.bias += torch.where(is_dead, margin - z.amin(dim=0), 0)
    return int(is_dead.sum())
