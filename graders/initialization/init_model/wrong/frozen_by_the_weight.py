"""Belief: a layer is frozen or not, and its weight tells.

Advice: Freeze only the bias of a layer, then only its weight.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    return drawn
