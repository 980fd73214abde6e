"""Belief: multiplying a list of layers makes new layers.

Advice: Print the number of parameters of make_mlp(4, [8, 8, 8], 2), and compare it with your
formula.
"""

from torch import nn


def make_mlp(in_features, hidden, out_features):
    if not hidden:
        return nn.Sequential(nn.Linear(in_features, out_features))
    layers = [nn.Linear(in_features, hidden[0]), nn.ReLU()]
    i = 1
    while i < len(hidden):
        times = 1
        while i + times < len(hidden) and hidden[i + times] == hidden[i] == hidden[i - 1]:
            times += 1
        layers += [nn.Linear(hidden[i - 1], hidden[i]), nn.ReLU()] * times
        i += times
    return nn.Sequential(*layers, nn.Linear(hidden[-1], out_features))
