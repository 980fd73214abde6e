"""Belief: two points that agree are one point.

Advice: Call interpolant with the same point twice. What do the rules say of it?
"""

import torch
from torch import nn


def interpolant(x, y):
    x, order = x.sort()
    y = y[order]
    if ((x[1:] == x[:-1]) & (y[1:] != y[:-1])).any():
        raise ValueError(f"got {x.tolist()}")
    x, index = torch.unique(x, return_inverse=True)
    y = torch.zeros_like(x).index_copy(0, index, y)
    flat = x.new_zeros(1)
    slopes = torch.cat([flat, y.diff() / x.diff(), flat])
    hidden = nn.Linear(1, len(x), dtype=x.dtype)
    output = nn.Linear(len(x), 1, dtype=x.dtype)
    with torch.no_grad():
        hidden.weight.fill_(1)
        hidden.bias.copy_(-x)
        output.weight.copy_(slopes.diff())
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
