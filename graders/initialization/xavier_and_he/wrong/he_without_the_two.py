"""Belief: He's variance is 1 / fan_in.

Advice: Print the mean square of random numbers before and after a ReLU.
"""

import math


def he_(weight, slope=0.0, uniform=False, generator=None):
    fan_in, _ = fans(weight)
    return _draw_(weight, 1 / math.sqrt((1 + slope**2) * fan_in), uniform, generator)
