"""Belief: subtraction complains by itself when two shapes do not fit.

Advice: Print the shape of pred - target for pred of the shape (3, 1) and target of the shape (3,).
How many residuals are there?
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = (pred - target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
