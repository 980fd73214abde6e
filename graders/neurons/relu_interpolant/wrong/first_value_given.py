"""Belief: the bias of the output is the first value that was given.

Advice: Give your function the points of the worked example in both orders, and print the
value at -1.
"""

import torch
from torch import nn


def interpolant(x, y):
    start = y[:1]
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
        output.bias.copy_(start)
    return nn.Sequential(hidden, nn.ReLU(), output)
