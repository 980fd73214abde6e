"""Belief: subtraction complains by itself when two shapes do not fit.

Advice: What is the shape of pred - target when one of them is (N, 1) and the other (N,)? Count the
residuals that enter the loss.
"""


def mse_loss(pred, target, reduction="mean"):
    return _reduced((pred - target).square(), reduction)
