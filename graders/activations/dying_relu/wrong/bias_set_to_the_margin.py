"""Belief: a bias above 0 revives a unit.

Advice: Try a unit with w = -2, and x = [[1.0], [3.0]]. What is its z after revive?
"""

import torch


def revive(linear, x, margin=0.1):
    with torch.no_grad():
        z = linear(x)
        is_dead = dead_units(z)
        linear.bias[is_dead] = margin
    return int(is_dead.sum())
