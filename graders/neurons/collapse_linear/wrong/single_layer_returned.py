"""Belief: a single layer is collapsed already.

Advice: Collapse a stack of one layer, add 1 to the weight of the result, and print the stack's.
"""

from torch import nn


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    if len(stack) == 1:
        return stack[0]
    weight, bias = stack[0].weight, stack[0].bias
    for layer in list(stack)[1:]:
        weight, bias = (
            layer.weight @ weight,
            _sum(None if bias is None else layer.weight @ bias, layer.bias),
        )
    return _linear(weight, bias)
