import math

import torch


class Sigmoid(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = 1 / (1 + torch.exp(-x))
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad):
        (y,) = ctx.saved_tensors
        return grad * sigmoid_derivative(y)


class Tanh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = -torch.expm1(-2 * x.abs()) / (1 + torch.exp(-2 * x.abs()))
        y = y * x.sign()
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad):
        (y,) = ctx.saved_tensors
        return grad * tanh_derivative(y)


class Gelu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 0.5 * x * torch.erfc(-x * math.sqrt(0.5))

    @staticmethod
    def backward(ctx, grad):
        return grad * gelu_derivative(*ctx.saved_tensors)


def sigmoid(x):
    return Sigmoid.apply(x)


def tanh(x):
    return Tanh.apply(x)


def relu(x):
    return x.masked_fill(x <= 0, 0.0)


def leaky_relu(x, slope=0.01):
    return relu(x) - slope * relu(-x) + slope * x * (x == 0)


def gelu(x):
    return Gelu.apply(x)


def sigmoid_derivative(y):
    return y * (1 - y)


def tanh_derivative(y):
    return 1 - y.square()


def relu_derivative(x):
    return torch.where(x > 0, torch.ones_like(x), torch.zeros_like(x))


def leaky_relu_derivative(x, slope=0.01):
    positive = relu_derivative(x)
    return positive + slope * (1 - positive)


def gelu_derivative(x):
    cdf = torch.erfc(-x * math.sqrt(0.5)) / 2
    return cdf + x * torch.exp(-x * x / 2) * (2 * math.pi) ** -0.5
