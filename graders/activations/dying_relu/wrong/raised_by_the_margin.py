"""Belief: the margin is what the bias lacks.

Advice: Print the largest z of the dead unit of the worked example after revive(linear, x, 0.5).
"""

import torch


def revive(linear, x, margin=0.1):
    with torch.no_grad():
        z = linear(x)
        is_dead = dead_units(z)
        linear.bias += margin * is_dead
    return int(is_dead.sum())
