"""Belief: there is always a first hidden layer.

Advice: Call make_mlp(3, [], 2).
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    layers = [nn.Linear(in_features, hidden[0]), nn.ReLU()]
    for n, m in zip(hidden[:-1], hidden[1:], strict=True):
        layers += [nn.Linear(n, m), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(hidden[-1], out_features))
