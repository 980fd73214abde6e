"""Belief: a leaky ReLU is nearly a ReLU, so it has its gain.

Advice: Print gain_of("leaky_relu", 1.0). Which function is a leaky ReLU with slope 1?
"""

import math


def gain_of(nonlinearity, slope=0.01):
    gains = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3}
    gains |= {"relu": math.sqrt(2), "leaky_relu": math.sqrt(2)}
    if nonlinearity not in gains:
        raise ValueError(f"unknown nonlinearity {nonlinearity}")
    return gains[nonlinearity]
