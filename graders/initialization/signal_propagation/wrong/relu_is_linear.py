"""Belief: a ReLU has the slope 1, so it changes nothing.

Advice: Print rms of many normal numbers before and after a ReLU.
"""

import math


def predicted_factors(fan_in, fan_out, std, activation):
    return std * math.sqrt(fan_in), std * math.sqrt(fan_out)
