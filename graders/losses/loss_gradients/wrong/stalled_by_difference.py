"""Belief: in float64 1 - sigmoid(z) is accurate enough.

Advice: Try a gradient of 1e-20, and print 1 - sigmoid(z) at z = 40 in float64.
"""

import math


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p = 1 / (1 + math.exp(-z))
        low, high = (z, high) if 2 * p * p * (1 - p) > min_gradient else (low, z)
    return low
