"""Belief: nobody passes a delta that is not above zero.

Advice: What does your function give for delta = 0, and for delta = -1? The contract settles both.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
