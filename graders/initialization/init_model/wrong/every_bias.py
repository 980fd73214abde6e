"""Belief: every parameter called bias becomes 0.

Advice: Set the bias of an nn.LayerNorm to 3, and print it after the call.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
    for name, param in model.named_parameters():
        if name.endswith("bias") and param.requires_grad:
            nn.init.zeros_(param)
    return drawn
