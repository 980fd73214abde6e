"""Belief: beyond delta the loss grows with slope 1, as the absolute error does.

Advice: What is the slope of the quadratic part at |r| = delta? The linear part goes on with it.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, size - delta / 2
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
