"""Belief: a path is never empty.

Advice: Print relu_names(nn.ReLU()).
"""


def relu_names(model):
    return [name for name, _ in _places(model) if name]
