"""Belief: only the variance of the initial weights matters, so a uniform distribution will do.

Advice: Draw 10 000 weights with width 64 and print the largest in standard deviations. A normal
distribution reaches more than 3.
"""

import math

from torch import nn


def build_network(activation, depth, width):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation is {activation!r}; expected sigmoid, tanh or relu")
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        bound = math.sqrt(6 / width)
        nn.init.uniform_(linear.weight, -bound, bound)
        nn.init.zeros_(linear.bias)
        modules += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*modules)
