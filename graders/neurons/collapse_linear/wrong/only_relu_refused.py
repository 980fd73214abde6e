"""Belief: the ReLU is the one thing that prevents a collapse.

Advice: Call collapse on a stack that ends with nn.Tanh().
"""

from torch import nn


def collapse(stack):
    if not len(stack) or any(isinstance(layer, nn.ReLU) for layer in stack):
        raise ValueError(f"got {stack}")
    layers = [layer for layer in stack if isinstance(layer, nn.Linear)]
    weight, bias = layers[0].weight, layers[0].bias
    for layer in layers[1:]:
        weight, bias = (
            layer.weight @ weight,
            _sum(None if bias is None else layer.weight @ bias, layer.bias),
        )
    return _linear(weight, bias)
