"""Belief: He's rule divides by the number of units of the layer.

Advice: Fill a weight of shape (1000, 10). Is its mean square about 2 / 10?
"""

import math


def he_(weight, slope=0.0, uniform=False, generator=None):
    _, fan_out = fans(weight)
    return _draw_(weight, gain_of("leaky_relu", slope) / math.sqrt(fan_out), uniform, generator)
