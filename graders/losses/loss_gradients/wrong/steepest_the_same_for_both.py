"""Belief: the two targets have the gradient's peak in the same place.

Advice: Draw |mse_gradient| over z for both targets. On which side of 0 is an answer wrong if the
target is 1?
"""

import math


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError(f"the target is 0 or 1, got {target}")
    return math.log(2)
