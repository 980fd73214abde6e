"""Belief: the input layer has units with biases, like any other layer.

Advice: Print make_mlp(3, [4], 2). Which module of it is the input layer?
"""


def count_parameters(in_features, hidden, out_features):
    sizes = [in_features, *hidden, out_features]
    weights = sum(n * m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
    return weights + sum(sizes)
