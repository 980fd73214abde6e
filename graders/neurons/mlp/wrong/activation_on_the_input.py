"""Belief: the input layer is a layer of units, so it has an activation as well.

Advice: Give a network the inputs [[-1.0]] and [[-2.0]]. Can it tell them apart?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes, layers = [in_features, *hidden, out_features], []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.ReLU(), nn.Linear(n, m)]
    return nn.Sequential(*layers)
