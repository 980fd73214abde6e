import torch
from torch import nn


def build_network(activation, depth, width):
    if activation == "sigmoid":
        act = nn.Sigmoid
    elif activation == "tanh":
        act = nn.Tanh
    else:
        act = nn.ReLU
    layers = []
    while len(layers) < 2 * depth:
        linear = nn.Linear(width, width)
        linear.weight.data = torch.randn(width, width) * (2 / width) ** 0.5
        linear.bias.data = torch.zeros(width)
        layers += [linear, act()]
    return nn.Sequential(*layers)
