"""Belief: old gradients are to be cleared for a new start.

Advice: Print the .grad of a parameter before and after the call.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    model.zero_grad()
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return drawn
