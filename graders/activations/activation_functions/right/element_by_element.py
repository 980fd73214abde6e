import math

import torch


def each(function, x, *rest):
    if x.dim() == 0:
        return function(x, *rest)
    return torch.stack([each(function, part, *rest) for part in x])


def scalar_sigmoid(x):
    if x >= 0:
        return 1 / (1 + torch.exp(-x))
    z = torch.exp(x)
    return z / (1 + z)


def sigmoid(x):
    return each(scalar_sigmoid, x)


def scalar_tanh(x):
    if x > 0:
        return 1 - 2 * scalar_sigmoid(-2 * x)
    return 2 * scalar_sigmoid(2 * x) - 1


def tanh(x):
    return each(scalar_tanh, x)


def relu(x):
    return each(lambda e: e if e > 0 else 0 * e, x)


def leaky_relu(x, slope=0.01):
    return each(lambda e: e if e > 0 else slope * e, x)


def gelu(x):
    return each(lambda e: e * (1 + torch.erf(e / 2**0.5)) / 2, x)


def sigmoid_derivative(y):
    return each(lambda e: e * (1 - e), y)


def tanh_derivative(y):
    return each(lambda e: 1 - e * e, y)


def relu_derivative(x):
    return each(lambda e: torch.ones_like(e) if e > 0 else torch.zeros_like(e), x)


def leaky_relu_derivative(x, slope=0.01):
    return each(lambda e: torch.ones_like(e) * (1 if e > 0 else slope), x)


def gelu_derivative(x):
    def one(e):
        value = float(e)
        cdf = (1 + math.erf(value / math.sqrt(2))) / 2
        density = math.exp(-value * value / 2) / math.sqrt(2 * math.pi)
        return torch.tensor(cdf + value * density, dtype=e.dtype)

    return each(one, x)
