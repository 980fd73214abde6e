import torch
from torch.special import ndtr


def sigmoid(x):
    """Shift by the larger of x and 0, as a softmax of two would."""
    top = torch.maximum(x, torch.zeros_like(x)).detach()
    rise, fall = torch.exp(x - top), torch.exp(-top)
    return rise / (rise + fall)


def tanh(x):
    top = x.abs().detach()
    a, b = torch.exp(x - top), torch.exp(-x - top)
    return (a - b) / (a + b)


def relu(x):
    return x * (x > 0)


def leaky_relu(x, slope=0.01):
    positive = x > 0
    return x * positive + slope * x * ~positive


def gelu(x):
    return x * ndtr(x)


def sigmoid_derivative(y):
    return y - y * y


def tanh_derivative(y):
    return (1 - y) * (1 + y)


def relu_derivative(x):
    return torch.heaviside(x, torch.zeros((), dtype=x.dtype))


def leaky_relu_derivative(x, slope=0.01):
    result = torch.ones_like(x)
    result[x <= 0] = slope
    return result


def gelu_derivative(x):
    normal = torch.distributions.Normal(torch.zeros_like(x), torch.ones_like(x))
    return normal.cdf(x) + x * normal.log_prob(x).exp()
