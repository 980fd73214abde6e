import math

import numpy as np

GAINS = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3, "relu": math.sqrt(2.0)}


def fans(weight):
    shape = tuple(weight.shape)
    if len(shape) in (0, 1):
        raise ValueError(f"no fans: {shape}")
    kernel = int(np.prod(shape[2:]))
    return shape[1] * kernel, shape[0] * kernel


def gain_of(nonlinearity, slope=0.01):
    gains = GAINS | {"leaky_relu": math.sqrt(2.0) / math.hypot(1.0, slope)}
    try:
        return gains[nonlinearity]
    except KeyError:
        raise ValueError(f"unknown: {nonlinearity}") from None


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    mean_fan = sum(fans(weight)) / 2
    if uniform:
        bound = gain * math.sqrt(3 / mean_fan)
        weight.data.uniform_(-bound, bound, generator=generator)
    else:
        weight.data.normal_(std=gain / math.sqrt(mean_fan), generator=generator)
    return weight


def he_(weight, slope=0.0, uniform=False, generator=None):
    fan_in = fans(weight)[0]
    if uniform:
        bound = math.sqrt(6 / (1 + slope**2) / fan_in)
        weight.data.uniform_(-bound, bound, generator=generator)
    else:
        weight.data.normal_(std=math.sqrt(2 / (1 + slope**2) / fan_in), generator=generator)
    return weight
