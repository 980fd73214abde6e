"""Belief: the parameters of a network are its weights.

Advice: Count the numbers in nn.Linear(3, 4).weight and in nn.Linear(3, 4).bias.
"""


def count_parameters(in_features, hidden, out_features):
    sizes = [in_features, *hidden, out_features]
    return sum(n * m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
