"""Belief: more room does no harm to a unit at work.

Advice: Print the bias of the first unit of the worked example before and after revive.
"""

import torch


def revive(linear, x, margin=0.1):
    with torch.no_grad():
        z = linear(x)
        is_dead = dead_units(z)
        linear.bias += margin - z.amax(dim=0)
    return int(is_dead.sum())
