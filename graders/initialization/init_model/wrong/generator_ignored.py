"""Belief: torch's own generator draws for all.

Advice: Initialize two models with generators of one seed. Are their weights equal?
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, None)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return drawn
