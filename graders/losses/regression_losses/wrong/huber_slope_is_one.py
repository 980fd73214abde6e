"""Belief: beyond delta the loss grows with slope 1, as the absolute error does.

Advice: With delta = 2, what is the slope of r^2 / 2 at r = 2? Which slope has your linear part?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, size - delta / 2
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
