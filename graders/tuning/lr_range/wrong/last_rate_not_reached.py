"""Belief: n rates make n steps of the exponent.

Advice: Print the last of geometric_lrs(1.0, 100.0, 2).
"""


def geometric_lrs(lr_min, lr_max, steps):
    return [lr_min * (lr_max / lr_min) ** (i / steps) for i in range(steps)]
