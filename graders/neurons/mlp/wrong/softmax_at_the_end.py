"""Belief: a network with several outputs ends with a softmax.

Advice: Print the sum of the outputs for a few inputs. May it be any number, as the contract says
of the last layer?
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    sizes, layers = [in_features, *hidden, out_features], []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.Linear(n, m), nn.ReLU()]
    return nn.Sequential(*layers[:-1], nn.Softmax(dim=1))
