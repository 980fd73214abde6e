"""Belief: the layers of a model are its children.

Advice: Fill an nn.Sequential that has another nn.Sequential in it, and print its parameters.
"""

from torch import nn


def fill_parameters(model, value):
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.constant_(layer.weight, value)
            nn.init.constant_(layer.bias, value)
