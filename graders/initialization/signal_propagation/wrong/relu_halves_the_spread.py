"""Belief: a ReLU sets half of the elements to 0, so the factor is half as large.

Advice: Print rms of many normal numbers before and after a ReLU.
"""

import math


def predicted_factors(fan_in, fan_out, std, activation):
    scale = std * (0.5 if activation == "relu" else 1.0)
    return scale * math.sqrt(fan_in), scale * math.sqrt(fan_out)
