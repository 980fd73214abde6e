import torch
from torch import nn


def build_network(activation, depth, width):
    match activation:
        case "sigmoid":
            make = nn.Sigmoid
        case "tanh":
            make = nn.Tanh
        case "relu":
            make = nn.ReLU
        case _:
            raise ValueError(f"no activation {activation}")
    torch.manual_seed(42)
    layers = []
    for _ in range(depth):
        layers.append(nn.Linear(width, width))
        layers.append(make())
    model = nn.Sequential(*layers)
    for parameter in model.parameters():
        if parameter.dim() == 2:
            nn.init.normal_(parameter, 0.0, (2.0 / width) ** 0.5)
        else:
            nn.init.zeros_(parameter)
    return model
