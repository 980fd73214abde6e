import math

import torch


def sigmoid(x):
    e = torch.exp(x)
    return e / (e + 1)


def tanh(x):
    # same shape as the sigmoid, from -1 to 1
    return 2 * sigmoid(2 * x) - 1


def relu(x):
    return torch.where(x > 0, x, 0)


def leaky_relu(x, slope=0.01):
    return torch.where(x > 0, x, slope * x)


def gelu(x):
    return x * (1 + torch.erf(x / math.sqrt(2))) / 2


def sigmoid_derivative(y):
    return y * (1 - y)


def tanh_derivative(y):
    return 1 - y**2


def relu_derivative(x):
    return (x > 0).to(x.dtype)


def leaky_relu_derivative(x, slope=0.01):
    return torch.where(x > 0, 1.0, slope).to(x.dtype)


def gelu_derivative(x):
    cdf = (1 + torch.erf(x / math.sqrt(2))) / 2
    pdf = torch.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    return cdf + x * pdf
