"""Belief: nobody passes a delta that is not above zero.

Advice: Call your function with delta = 0, and with delta = -1. What does the text at the top want
there?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
