from __future__ import annotations

import math

import torch
from torch import Tensor


class _Sigmoid(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        # exp sees nothing positive
        small = x.abs().neg().exp()
        y = torch.where(x < 0, small, torch.ones_like(x)) / (1 + small)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, upstream: Tensor) -> Tensor:
        (y,) = ctx.saved_tensors
        return upstream * sigmoid_derivative(y)


class _Tanh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        y = x.sign() * -torch.expm1(-2 * x.abs()) / (1 + torch.exp(-2 * x.abs()))
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, upstream: Tensor) -> Tensor:
        (y,) = ctx.saved_tensors
        return upstream * tanh_derivative(y)


class _Gelu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return x * _share_below(x)

    @staticmethod
    def backward(ctx, upstream: Tensor) -> Tensor:
        (x,) = ctx.saved_tensors
        return upstream * gelu_derivative(x)


def _share_below(x: Tensor) -> Tensor:
    return torch.erfc(-x / math.sqrt(2)) / 2


def sigmoid(x):
    return _Sigmoid.apply(x)


def tanh(x):
    return _Tanh.apply(x)


def relu(x):
    return leaky_relu(x, 0.0)


def leaky_relu(x, slope=0.01):
    return x * leaky_relu_derivative(x, slope)


def gelu(x):
    return _Gelu.apply(x)


def sigmoid_derivative(y):
    return torch.addcmul(y, y, y, value=-1)


def tanh_derivative(y):
    return (1 + y) * (1 - y)


def relu_derivative(x):
    return leaky_relu_derivative(x, 0.0)


def leaky_relu_derivative(x, slope=0.01):
    return torch.full_like(x, slope).masked_fill(x > 0, 1.0)


def gelu_derivative(x):
    density = x.square().div(-2).exp() / math.sqrt(2 * math.pi)
    return _share_below(x) + x * density
