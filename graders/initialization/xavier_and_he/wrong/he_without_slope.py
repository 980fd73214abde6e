"""Belief: He's rule is for the ReLU only.

Advice: Print the standard deviation of a large weight for the slopes 0 and 1.
"""

import math


def he_(weight, slope=0.0, uniform=False, generator=None):
    fan_in, _ = fans(weight)
    return _draw_(weight, math.sqrt(2 / fan_in), uniform, generator)
