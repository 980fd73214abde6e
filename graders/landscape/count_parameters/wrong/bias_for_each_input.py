"""Belief: a layer has a bias for each of its inputs.

Advice: Print the shape of nn.Linear(3, 4).bias.
"""


def _linear(n, m, bias):
    return n * m + (n if bias else 0)
