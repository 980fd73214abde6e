"""Weights by torch's own initializer, and the norms by a backward pass of a copy."""

import copy
import math

import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, branch, scale=1.0):
        super().__init__()
        self.branch, self.scale = branch, scale

    def forward(self, h):
        f = self.branch(h)
        if f.size() != h.size():
            raise ValueError("a branch keeps the shape")
        return torch.lerp(h, h + f, self.scale) if self.scale == 1 else h + f * self.scale


def residual_mlp(n_inputs, width, depth, n_outputs, gain, scale):
    def linear(n, m):
        made = nn.Linear(n, m)
        nn.init.kaiming_normal_(made.weight, nonlinearity="linear")
        made.weight.data *= gain
        made.bias.data.fill_(0)
        return made

    def block():
        branch = nn.Sequential(nn.ReLU(), linear(width, width))
        return branch if scale is None else Residual(branch, scale)

    first = linear(n_inputs, width)
    middle = [block() for _ in range(depth)]
    return nn.Sequential(first, *middle, nn.Sequential(nn.ReLU(), linear(width, n_outputs)))


def gradient_norms(model, loss_fn, x, y):
    h, hidden = x, []
    for i, module in enumerate(copy.deepcopy(model)):
        h = module(h)
        if i < len(model) - 1:
            h.retain_grad()
            hidden.append(h)
    loss_fn(h, y).backward()
    return [h.grad.pow(2).sum().sqrt().item() for h in hidden]


def expected_ratio(depth, gain, scale):
    if scale is None:
        return (gain / math.sqrt(2)) ** depth
    return math.exp(depth / 2 * math.log1p(scale**2 * gain**2 / 2))
