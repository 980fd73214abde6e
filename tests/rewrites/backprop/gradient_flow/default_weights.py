import torch
from torch import nn


def build_network(activation, depth, width):
    if activation == "sigmoid":
        act = nn.Sigmoid
    elif activation == "tanh":
        act = nn.Tanh
    elif activation == "relu":
        act = nn.ReLU
    else:
        raise ValueError("unknown activation: " + str(activation))
    net = nn.Sequential()
    for i in range(depth):
        layer = nn.Linear(width, width)
        with torch.no_grad():
            layer.bias.fill_(0.0)
        net.add_module(f"linear{i}", layer)
        net.add_module(f"act{i}", act())
    return net
