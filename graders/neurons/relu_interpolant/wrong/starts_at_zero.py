"""Belief: where no unit is at work, the network is 0.

Advice: Print the value of your network left of all points.
"""

import torch
from torch import nn


def interpolant(x, y):
    x, order = x.sort()
    y = y[order]
    if (x[1:] == x[:-1]).any():
        raise ValueError(f"got {x.tolist()}")
    flat = x.new_zeros(1)
    slopes = torch.cat([flat, y.diff() / x.diff(), flat])
    hidden = nn.Linear(1, len(x), dtype=x.dtype)
    output = nn.Linear(len(x), 1, dtype=x.dtype)
    with torch.no_grad():
        hidden.weight.fill_(1)
        hidden.bias.copy_(-x)
        output.weight.copy_(slopes.diff())
        output.bias.fill_(0)
    return nn.Sequential(hidden, nn.ReLU(), output)
