import torch
from torch import nn


@torch.no_grad()
def build_network(activation, depth, width):
    activations = dict(sigmoid=nn.Sigmoid, tanh=nn.Tanh, relu=nn.ReLU)
    try:
        act = activations[activation]
    except KeyError:
        raise ValueError(f"unknown activation {activation}") from None
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        linear.weight.copy_(torch.normal(0.0, 2 / width, size=(width, width)))
        linear.bias.zero_()
        modules.append(linear)
        modules.append(act())
    return nn.Sequential(*modules)
