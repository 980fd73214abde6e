"""Belief: a stack has a first layer.

Advice: Call collapse on nn.Sequential(). Which error do you get, and which one should it be?
"""

from torch import nn


def collapse(stack):
    if not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    weight, bias = stack[0].weight, stack[0].bias
    for layer in list(stack)[1:]:
        weight, bias = (
            layer.weight @ weight,
            _sum(None if bias is None else layer.weight @ bias, layer.bias),
        )
    return _linear(weight, bias)
