"""Belief: pred is mine once I have it, so the residual may take its place.

Advice: Print pred before and after mse_loss(pred, target). Which line gave it new values?
"""


def mse_loss(pred, target, reduction="mean"):
    _residual(pred, target)
    residual = pred.sub_(target)
    return _reduced(residual * residual, reduction)
