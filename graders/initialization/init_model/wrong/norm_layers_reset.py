"""Belief: a new start is a new start for norm layers, too.

Advice: Set the weight of an nn.BatchNorm1d to 3, and print it after the call.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d | nn.LayerNorm | nn.GroupNorm):
            module.reset_parameters()
    return drawn
