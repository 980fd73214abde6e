"""Belief: the weight of a unit is the slope of the line that begins at its point.

Advice: Compute the slope of your network right of 2 in the worked example. Which units are at
work there?
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
        output.weight.copy_(slopes[1:])
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
