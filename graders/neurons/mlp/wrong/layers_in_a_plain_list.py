"""Belief: a module finds its layers in any list.

Advice: Print list(make_mlp(3, [4], 2).parameters()).
"""

import torch
from torch import nn


class Network(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = [nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:], strict=True)]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)


def make_mlp(in_features, hidden, out_features):
    return Network([in_features, *hidden, out_features])
