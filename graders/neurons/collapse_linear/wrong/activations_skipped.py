"""Belief: what has no weights does not matter for the product.

Advice: Call collapse on a stack with a ReLU between two layers.
"""

from torch import nn


def collapse(stack):
    layers = [layer for layer in stack if isinstance(layer, nn.Linear)]
    if not layers:
        raise ValueError(f"got {stack}")
    weight, bias = layers[0].weight, layers[0].bias
    for layer in layers[1:]:
        weight, bias = (
            layer.weight @ weight,
            _sum(None if bias is None else layer.weight @ bias, layer.bias),
        )
    return _linear(weight, bias)
