"""Belief: only the bias of the last layer reaches the output.

Advice: Give the stack of the worked example the input 0. Are the outputs 6 and 7?
"""


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    first, *rest = stack
    weight, bias = first.weight, first.bias
    for layer in rest:
        weight, bias = layer.weight @ weight, layer.bias
    return _linear(weight, bias)
