"""Belief: a new layer takes the dtype of what is copied into it.

Advice: Print the dtype of your layer's weight for a stack of float64.
"""

import torch
from torch import nn


def _linear(weight, bias):
    layer = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
    with torch.no_grad():
        layer.weight.copy_(weight)
        if bias is not None:
            layer.bias.copy_(bias)
    return layer
