"""Belief: an augmented assignment inside a function changes only the local name.

Advice: Print pred before and after a call. What does `-=` do to a tensor?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    _residual(pred, target)
    pred -= target
    size = pred.abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
