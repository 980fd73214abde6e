"""Belief: the last layer of a network has no activation.

Advice: Print len(build_network("relu", depth=3, width=4)). Is it 6?
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
        modules += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*modules[:-1])
