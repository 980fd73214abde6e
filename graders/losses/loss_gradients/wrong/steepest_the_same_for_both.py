"""Belief: the two targets have the gradient's peak in the same place.

Advice: Print |mse_gradient| at z = 0.69 and at z = -0.69 for the target 1. Which is larger?
"""

import math


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError(f"the target is 0 or 1, got {target}")
    return math.log(2)
