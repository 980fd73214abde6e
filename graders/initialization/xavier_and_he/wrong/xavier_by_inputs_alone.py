"""Belief: Xavier's variance is 1 / fan_in.

Advice: Fill weights of the shapes (100, 10) and (1000, 10). Does the spread depend on the outputs?
"""

import math


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    fan_in, _ = fans(weight)
    return _draw_(weight, gain / math.sqrt(fan_in), uniform, generator)
