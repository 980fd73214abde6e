"""Belief: an assignment changes the parameter.

Advice: Print linear.bias is bias for bias = linear.bias, taken before the call.
"""

import torch
from torch import nn


def revive(linear, x, margin=0.1):
    with torch.no_grad():
        z = linear(x)
        is_dead = dead_units(z)
        raised = linear.bias + torch.where(is_dead, margin - z.amax(dim=0), 0)
    linear.bias = nn.Parameter(raised)
    return int(is_dead.sum())
