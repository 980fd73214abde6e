"""Belief: the gain of a ReLU is the factor 2 of its variance.

Advice: Multiply numbers by your gain. By how much does their mean square grow?
"""

import math


def gain_of(nonlinearity, slope=0.01):
    gains = {
        "linear": 1.0,
        "sigmoid": 1.0,
        "tanh": (5 / 3) ** 2,
        "relu": 2.0,
        "leaky_relu": 2 / (1 + slope**2),
    }
    if nonlinearity not in gains:
        raise ValueError(f"unknown nonlinearity {nonlinearity}")
    return gains[nonlinearity]


def he_(weight, slope=0.0, uniform=False, generator=None):
    fan_in, _ = fans(weight)
    return _draw_(weight, math.sqrt(gain_of("leaky_relu", slope) / fan_in), uniform, generator)
