"""Belief: a search always finds something, so no argument needs to be refused.

Advice: Print what your function returns for 0 and for 0.3, and the gradient there. Between which
two numbers must min_gradient lie?
"""

import math


def stalled_logit(min_gradient):
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
