"""Belief: Huber's loss and SmoothL1Loss are the same for every delta.

Advice: For which delta do the two agree? Compare the quadratic parts when delta is 2.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / (2 * delta), size - delta / 2
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
