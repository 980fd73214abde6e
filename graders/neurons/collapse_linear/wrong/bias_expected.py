"""Belief: every linear layer has a bias.

Advice: Collapse nn.Linear(2, 2, bias=False) and nn.Linear(2, 2).
"""


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    first, *rest = stack
    weight, bias = first.weight, first.bias
    for layer in rest:
        weight, bias = layer.weight @ weight, layer.weight @ bias + layer.bias
    return _linear(weight, bias)
