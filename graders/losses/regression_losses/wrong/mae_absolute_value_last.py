"""Belief: it makes no difference whether the absolute value is taken before or after the mean.

Advice: Try the residuals -1 and 1. Do they cost anything together, and should they?
"""


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target), reduction).abs()
