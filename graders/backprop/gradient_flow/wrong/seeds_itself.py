"""Belief: a network is reproducible only if its own function sets the seed.

Advice: Build two networks in a row and compare their weights. Who is to decide whether they are
equal?
"""

import math

import torch
from torch import nn


def build_network(activation, depth, width):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation is {activation!r}; expected sigmoid, tanh or relu")
    torch.manual_seed(0)
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.normal_(linear.weight, std=math.sqrt(2 / width))
        nn.init.zeros_(linear.bias)
        modules += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*modules)
