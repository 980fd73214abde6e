import torch
from torch import nn


def slope_like(x, weight):
    """The slope of every element, as a tensor that can be multiplied with x."""
    if len(weight) == 1:
        return weight[0]
    shape = []
    for d in range(x.dim()):
        if d == 1:
            shape.append(len(weight))
        else:
            shape.append(1)
    return weight.reshape(shape)


def prelu(x, weight):
    a = slope_like(x, weight)
    return torch.where(x > 0, x, a * x)


def prelu_backward(x, weight, grad):
    x, grad = x.detach(), grad.detach()
    a = slope_like(x, weight.detach())
    dx = torch.where(x > 0, grad, a * grad)
    parts = torch.where(x > 0, torch.zeros_like(x), grad * x)
    dweight = torch.zeros(len(weight), dtype=x.dtype)
    for c in range(len(weight)):
        if len(weight) == 1:
            dweight[c] = parts.sum()
        else:
            dweight[c] = parts[:, c].sum()
    return dx, dweight


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        slopes = torch.zeros(num_parameters)
        for c in range(num_parameters):
            slopes[c] = init
        self.weight = nn.Parameter(slopes)

    def forward(self, x):
        return prelu(x, self.weight)
