"""Belief: a new weight is a new parameter.

Advice: Make an optimizer before the call, and train after it. Does the model change?
"""

import torch
from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            layer.weight = nn.Parameter(torch.empty_like(layer.weight))
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            layer.bias = nn.Parameter(torch.zeros_like(layer.bias))
    return drawn
