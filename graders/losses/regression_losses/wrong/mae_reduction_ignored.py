"""Belief: a loss is a mean; the argument `reduction` is there for completeness.

Advice: Print what your function returns with reduction="none" for two tensors of the shape (4,).
"""


def mae_loss(pred, target, reduction="mean"):
    return _residual(pred, target).abs().mean()
