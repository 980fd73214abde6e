"""Belief: biases just add up.

Advice: Give the two layers of the worked example the input 0. What does the second layer do with
the 3 that the first one gives?
"""


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    first, *rest = stack
    weight, bias = first.weight, first.bias
    for layer in rest:
        weight = layer.weight @ weight
        if bias is None or layer.bias is None or bias.shape == layer.bias.shape:
            bias = _sum(bias, layer.bias)
        else:
            bias = layer.bias
    return _linear(weight, bias)
