"""Belief: there is always a line between two points.

Advice: Call interpolant with one point.
"""

import torch
from torch import nn


def interpolant(x, y):
    x, order = x.sort()
    y = y[order]
    if (x[1:] == x[:-1]).any():
        raise ValueError(f"got {x.tolist()}")
    slopes = y.diff() / x.diff()
    changes = torch.cat([slopes[:1], slopes.diff(), -slopes[-1:]])
    hidden = nn.Linear(1, len(x), dtype=x.dtype)
    output = nn.Linear(len(x), 1, dtype=x.dtype)
    with torch.no_grad():
        hidden.weight.fill_(1)
        hidden.bias.copy_(-x)
        output.weight.copy_(changes)
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
