"""Belief: a layer takes the dtype of what is copied into it.

Advice: Print the dtype of the parameters of your model for points of float64.
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
    hidden = nn.Linear(1, len(x))
    output = nn.Linear(len(x), 1)
    with torch.no_grad():
        hidden.weight.fill_(1)
        hidden.bias.copy_(-x)
        output.weight.copy_(slopes.diff())
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
