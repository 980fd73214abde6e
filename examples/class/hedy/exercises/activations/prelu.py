import torch
from torch import nn


def prelu(x, weight):
    s = weight.reshape([-1] + [1] * (x.ndim - 2))
    return torch.relu(x) - s * torch.relu(-x)


def prelu_backward(x, weight, grad):
    s = weight.reshape([-1] + [1] * (x.ndim - 2))
    dx = grad * torch.where(x > 0, torch.ones_like(x), s)
    d = (grad * x * (x <= 0)
    if len(weight) == 1:
        return dx, d.sum()[None]
    return dx, d.transpose(0, 1).flatten(1).sum(1)


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        return prelu(x, self.weight)
