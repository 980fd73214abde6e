"""Belief: the second argument of N is the standard deviation.

Advice: Print the standard deviation of the weights for width 64, and sqrt(2 / 64) = 0.177.
"""

from torch import nn


def build_network(activation, depth, width):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation is {activation!r}; expected sigmoid, tanh or relu")
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.normal_(linear.weight, std=2 / width)
        nn.init.zeros_(linear.bias)
        modules += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*modules)
