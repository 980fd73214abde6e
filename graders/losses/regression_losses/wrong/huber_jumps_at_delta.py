"""Belief: beyond delta the loss is delta times the absolute residual.

Advice: With delta = 1, compute your two parts at r = 1. Do they meet?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * size
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
