"""Belief: a list that is passed to a function may be used up by it.

Advice: Print your list of widths after the call.
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    hidden.append(out_features)
    layers, n = [], in_features
    for m in hidden:
        layers += [nn.Linear(n, m), nn.ReLU()]
        n = m
    return nn.Sequential(*layers[:-1])
