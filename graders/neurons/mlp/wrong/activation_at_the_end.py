"""Belief: every layer ends with an activation, the last one too.

Advice: Print the smallest output of your network over many inputs. Is it ever below 0?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes, layers = [in_features, *hidden, out_features], []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.Linear(n, m), nn.ReLU()]
    return nn.Sequential(*layers)
