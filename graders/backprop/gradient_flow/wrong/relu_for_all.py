"""Belief: the activation is always the ReLU, and the name is for the legend.

Advice: Print build_network("tanh", 2, 3). Which activation is in it?
"""

import math

from torch import nn


def build_network(activation, depth, width):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation is {activation!r}; expected sigmoid, tanh or relu")
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.normal_(linear.weight, std=math.sqrt(2 / width))
        nn.init.zeros_(linear.bias)
        modules += [linear, nn.ReLU()]
    return nn.Sequential(*modules)
