"""Belief: the slope itself is in the gain.

Advice: Let half of the numbers be 1 and the others -1. What is the mean square after a leaky ReLU?
"""

import math


def gain_of(nonlinearity, slope=0.01):
    gains = {
        "linear": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": math.sqrt(2),
        "leaky_relu": math.sqrt(2 / (1 + slope)),
    }
    if nonlinearity not in gains:
        raise ValueError(f"unknown nonlinearity {nonlinearity}")
    return gains[nonlinearity]
