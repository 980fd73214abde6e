"""Belief: all parameters are initialized.

Advice: Freeze a layer before the call, and compare its weight with that of before.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        _draw_(layer.weight, activation, generator)
        drawn.append(name)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
    return drawn
