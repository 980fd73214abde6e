"""Belief: Xavier's variance is 1 over the sum of the fans.

Advice: Which variance has Xavier's rule for as many inputs as outputs, n? And 1 / (n + n)?
"""

import math


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    fan_in, fan_out = fans(weight)
    return _draw_(weight, gain / math.sqrt(fan_in + fan_out), uniform, generator)
