"""Belief: a bias of zeros is the same as no bias.

Advice: Print the number of parameters that your layer has if no layer of the stack has a bias.
"""

import torch


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    first, *rest = stack
    weight, bias = first.weight, first.bias
    for layer in rest:
        weight, bias = (
            layer.weight @ weight,
            _sum(None if bias is None else layer.weight @ bias, layer.bias),
        )
    return _linear(weight, torch.zeros(len(weight)).to(weight) if bias is None else bias)
