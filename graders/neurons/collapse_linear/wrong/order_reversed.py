"""Belief: the weights are multiplied in the order of the layers.

Advice: Write down the shapes of W1 and W2 for layers from 3 to 8 and from 8 to 2. Which product
has the shape (2, 3)?
"""


def collapse(stack):
    if not len(stack) or not all(isinstance(layer, nn.Linear) for layer in stack):
        raise ValueError(f"got {stack}")
    first, *rest = stack
    weight, bias = first.weight, first.bias
    for layer in rest:
        bias = _sum(None if bias is None else layer.weight @ bias, layer.bias)
        weight = weight @ layer.weight
    return _linear(weight, bias)
