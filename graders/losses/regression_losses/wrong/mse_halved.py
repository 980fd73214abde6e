"""Belief: the squared error carries a factor of one half, which cancels the 2 of its derivative.

Advice: Does the formula of the squared error have a half? Compute the first element of the worked
example by hand.
"""


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square() / 2, reduction)
