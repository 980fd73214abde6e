"""Belief: the absolute error is the mean of the residuals.

Advice: What do two residuals of -1 and 1 cost together? Errors must not make up for each other.
"""


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target), reduction)
