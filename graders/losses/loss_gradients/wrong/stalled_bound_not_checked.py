"""Belief: every number above 0 is a gradient that the loss has somewhere.

Advice: Print what your function returns for 0.3, and the gradient there. Which is the largest value
that it has?
"""

import math


def stalled_logit(min_gradient):
    if min_gradient <= 0:
        raise ValueError(f"min_gradient is positive, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
