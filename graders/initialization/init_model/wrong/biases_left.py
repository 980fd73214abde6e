"""Belief: initialization is about weights.

Advice: Print the biases of a model after the call.
"""


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        layer = model.get_submodule(name)
        if layer.weight.requires_grad:
            _draw_(layer.weight, activation, generator)
            drawn.append(name)
    return drawn
