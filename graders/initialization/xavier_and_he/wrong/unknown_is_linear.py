"""Belief: whatever is not in the table has the gain 1.

Advice: Call gain_of("relu6").
"""

import math


def gain_of(nonlinearity, slope=0.01):
    gains = {"tanh": 5 / 3, "relu": math.sqrt(2), "leaky_relu": math.sqrt(2 / (1 + slope**2))}
    return gains.get(nonlinearity, 1.0)
