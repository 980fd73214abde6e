"""Belief: to sort the places is enough.

Advice: Print the pairs of place and value after sorting. Is 5 still the value at 2?
"""

import torch
from torch import nn


def interpolant(x, y):
    x = x.sort().values
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
        output.bias.copy_(y[:1])
    return nn.Sequential(hidden, nn.ReLU(), output)
