import torch
from torch import nn


def one(x, a):
    return x * (x > 0) + a * x * (x <= 0)


def prelu(x, weight):
    if len(weight) == 1:
        return one(x, weight[0])
    return torch.stack([one(x[:, c], a) for c, a in enumerate(weight)], dim=1)


def prelu_backward(x, weight, grad):
    if len(weight) == 1:
        return torch.where(x > 0, grad, weight[0] * grad), (grad * x)[x <= 0].sum()[None]
    parts = [prelu_backward(x[:, c], a[None], grad[:, c]) for c, a in enumerate(weight)]
    return torch.stack([p[0] for p in parts], 1), torch.cat([p[1] for p in parts])


class PReLU(nn.Module):
    def __init__(self, num_parameters=1, init=0.25):
        super().__init__()
        self.register_parameter(
            "weight", nn.Parameter(torch.tensor([float(init)] * num_parameters))
        )

    def forward(self, x):
        return prelu(x, self.weight)
