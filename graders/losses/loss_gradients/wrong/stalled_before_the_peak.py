"""Belief: the gradient reaches a value only once, so any root will do.

Advice: Draw the gradient for the target 0 from z = -5 to z = 5. How often does it reach 0.1, and
which of these logits do you return?
"""

import math


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = -100.0, math.log(2)
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q < min_gradient else (low, z)
    return low
