"""Belief: after a new start the model is to be trained.

Advice: Print model.training before and after the call, for a model in evaluation mode.
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    model.train()
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return drawn
