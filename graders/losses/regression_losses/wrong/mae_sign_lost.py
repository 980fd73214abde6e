"""Belief: the absolute error is the mean of the residuals.

Advice: Try the single residual -1, and then the residuals -1 and 1. Can an error cost less than
nothing?
"""


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target), reduction)
