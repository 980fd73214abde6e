"""Belief: the quadratic part always ends at 1.

Advice: Where does the argument `delta` enter? Try your function with a delta of 2.
"""

import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    delta = 1.0
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)
