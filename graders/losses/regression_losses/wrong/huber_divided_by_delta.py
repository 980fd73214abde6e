"""Belief: Huber's loss and SmoothL1Loss are the same for every delta.

Advice: Compute both parts for delta = 2 and r = 1 by hand, with the formulas of the text at the
top. Compare with what your function returns.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / (2 * delta), size - delta / 2
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
