"""Belief: one has to build a network to count its parameters.

Advice: Count 100000 inputs and 100000 outputs. How many gigabytes are that, at 4 bytes a number?
"""

from itertools import pairwise

from torch import nn


def count_mlp(sizes, bias=True):
    layers = [nn.Linear(n, m, bias=bias) for n, m in pairwise(sizes)]
    return sum(param.numel() for layer in layers for param in layer.parameters())
