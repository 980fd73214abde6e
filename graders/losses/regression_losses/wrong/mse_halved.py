"""Belief: the squared error carries a factor of one half, which cancels the 2 of its derivative.

Advice: Try the single residual 3. Is the result r^2?
"""


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square() / 2, reduction)
