"""Belief: one activation makes a network non-linear, and that is enough.

Advice: Print make_mlp(3, [4, 4], 2). How many ReLUs does it have?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes, layers = [in_features, *hidden, out_features], []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i == 0 and hidden:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
