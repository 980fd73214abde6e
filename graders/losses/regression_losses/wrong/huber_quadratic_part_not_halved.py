"""Belief: the quadratic part is the squared error itself.

Advice: With delta = 1, compute your two parts at r = 1. Do they have the same value, and the same
slope?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square(), delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
