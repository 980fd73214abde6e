"""Belief: mse is steepest where the sigmoid is steepest, at z = 0.

Advice: The gradient of mse is a product, and the slope of the sigmoid is only one factor. Does
the product still grow at z = 0?
"""


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError(f"the target is 0 or 1, got {target}")
    return 0.0
