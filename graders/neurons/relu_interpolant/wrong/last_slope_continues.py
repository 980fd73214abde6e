"""Belief: the last line goes on for ever.

Advice: Print the value of your network at 3, 4 and 5 in the worked example.
"""

import torch
from torch import nn


def interpolant(x, y):
    x, order = x.sort()
    y = y[order]
    if (x[1:] == x[:-1]).any():
        raise ValueError(f"got {x.tolist()}")
    slopes = torch.cat([x.new_zeros(1), y.diff() / x.diff(), y.diff()[-1:] / x.diff()[-1:]])
    slopes = slopes if len(x) > 1 else x.new_zeros(2)
    hidden = nn.Linear(1, len(x), dtype=x.dtype)
    output = nn.Linear(len(x), 1, dtype=x.dtype)
    with torch.no_grad():
        hidden.weight.fill_(1)
        hidden.bias.copy_(-x)
        output.weight.copy_(slopes.diff())
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
