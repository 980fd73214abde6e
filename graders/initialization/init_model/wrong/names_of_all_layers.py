"""Belief: the names are those of all layers.

Advice: Freeze a layer. Has its weight been drawn?
"""

from torch import nn


def init_model(model, generator=None):
    layers = followed_by(model)
    for name, activation in layers.items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return list(layers)
