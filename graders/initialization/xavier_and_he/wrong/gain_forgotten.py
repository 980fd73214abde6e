"""Belief: the two fans are all that Xavier's rule needs.

Advice: Print the standard deviation of a large weight for the gains 1 and 10.
"""

import math


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    fan_in, fan_out = fans(weight)
    return _draw_(weight, math.sqrt(2 / (fan_in + fan_out)), uniform, generator)
