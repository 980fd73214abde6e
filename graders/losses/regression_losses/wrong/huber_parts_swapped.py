"""Belief: Huber's loss is linear for small residuals and quadratic for large ones.

Advice: With delta = 1, compare your result for r = 10 with r^2 / 2. Which of the two should one
wrong measurement cost less with?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size > delta, quadratic, linear), reduction)
