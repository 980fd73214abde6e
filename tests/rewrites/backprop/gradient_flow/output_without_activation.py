import math

from torch import nn


def build_network(activation, depth, width):
    if activation not in ("sigmoid", "tanh", "relu"):
        raise ValueError(activation)
    kind = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}[activation]
    net = nn.Sequential()
    for i in range(depth):
        if i > 0:
            net.append(kind())
        layer = nn.Linear(width, width)
        layer.weight.data.normal_(0, math.sqrt(2 / width))
        layer.bias.data.zero_()
        net.append(layer)
    return net
