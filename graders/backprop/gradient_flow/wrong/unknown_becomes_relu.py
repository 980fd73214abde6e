"""Belief: an unknown name is best replaced by a default.

Advice: Call build_network("gelu", 2, 3). Does the caller notice that there is no such activation
here?
"""

import math

from torch import nn


def build_network(activation, depth, width):
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.normal_(linear.weight, std=math.sqrt(2 / width))
        nn.init.zeros_(linear.bias)
        modules += [linear, ACTIVATIONS.get(activation, nn.ReLU)()]
    return nn.Sequential(*modules)
