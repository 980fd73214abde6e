"""Belief: nn.Linear already starts with weights of a suitable size.

Advice: Print the standard deviation of the weights of a fresh nn.Linear(64, 64). Is its square
2 / 64?
"""

from torch import nn


def build_network(activation, depth, width):
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation is {activation!r}; expected sigmoid, tanh or relu")
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.zeros_(linear.bias)
        modules += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*modules)
