"""Belief: the weights are all that a layer has.

Advice: Give your network the input 0. Can its output be anything but 0?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes, layers = [in_features, *hidden, out_features], []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.Linear(n, m, bias=False), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
