"""Belief: equal steps of the rate cover the range well.

Advice: Print geometric_lrs(0.01, 100.0, 5). How many of the rates are below 1?
"""


def geometric_lrs(lr_min, lr_max, steps):
    return [lr_min + (lr_max - lr_min) * i / (steps - 1) for i in range(steps)]
