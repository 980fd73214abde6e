import torch


def fans(weight):
    if weight.ndim < 2:
        raise ValueError("a weight has two dimensions or more")
    receptive_field = weight.numel() // (weight.size(0) * weight.size(1))
    return weight.size(1) * receptive_field, weight.size(0) * receptive_field


def gain_of(nonlinearity, slope=0.01):
    if nonlinearity in ("linear", "sigmoid"):
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3.0
    if nonlinearity == "relu":
        return gain_of("leaky_relu", 0)
    if nonlinearity == "leaky_relu":
        return (2 / (1 + slope * slope)) ** 0.5
    raise ValueError(nonlinearity)


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    fan_in, fan_out = fans(weight)
    return fill_(weight, gain**2 * 2 / (fan_in + fan_out), uniform, generator)


def he_(weight, slope=0.0, uniform=False, generator=None):
    return fill_(weight, gain_of("leaky_relu", slope) ** 2 / fans(weight)[0], uniform, generator)


def fill_(weight, variance, uniform, generator):
    if uniform:
        numbers = torch.rand(weight.shape, generator=generator, dtype=weight.dtype)
        numbers = (2 * numbers - 1) * (3 * variance) ** 0.5
    else:
        numbers = torch.randn(weight.shape, generator=generator, dtype=weight.dtype)
        numbers = numbers * variance**0.5
    with torch.no_grad():
        weight.copy_(numbers)
    return weight
