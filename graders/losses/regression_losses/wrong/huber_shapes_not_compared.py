"""Belief: subtraction complains by itself when two shapes do not fit.

Advice: What is the shape of pred - target when one of them is (N, 1) and the other (N,)? Count the
residuals that enter the loss.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = (pred - target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
