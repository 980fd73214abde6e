"""Belief: it makes no difference whether the absolute value is taken before or after the mean.

Advice: What do two residuals of -1 and 1 cost together? Ask at which point the sign has to go.
"""


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target), reduction).abs()
