"""Belief: each layer draws with the same generator, so it starts from the beginning.

Advice: Give two layers of the same shape to init_model. Are their weights equal?
"""

from torch import nn


def init_model(model, generator=None):
    drawn = []
    state = None if generator is None else generator.get_state()
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            if generator is not None:
                generator.set_state(state)
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
        if layer.bias is not None and layer.bias.requires_grad:
            nn.init.zeros_(layer.bias)
    return drawn
