"""Belief: linear layers on top of each other are a multi-layer perceptron.

Advice: Print your model. What stands between its linear layers?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes = [in_features, *hidden, out_features]
    return nn.Sequential(*(nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:], strict=True)))
