"""Belief: subtraction complains by itself when two shapes do not fit.

Advice: Print the shape of pred - target for pred of the shape (3, 1) and target of the shape (3,).
How many residuals are there?
"""


def mse_loss(pred, target, reduction="mean"):
    return _reduced((pred - target).square(), reduction)
