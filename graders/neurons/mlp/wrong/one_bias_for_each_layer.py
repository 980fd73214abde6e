"""Belief: a layer has one bias.

Advice: Print the shape of nn.Linear(3, 4).bias.
"""


def count_parameters(in_features, hidden, out_features):
    sizes = [in_features, *hidden, out_features]
    return sum(n * m + 1 for n, m in zip(sizes[:-1], sizes[1:], strict=True))
