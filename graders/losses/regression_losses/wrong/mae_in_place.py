"""Belief: `target -= pred` changes only the local name.

Advice: Print target before and after mae_loss(pred, target). What does `-=` do to a tensor?
"""


def mae_loss(pred, target, reduction="mean"):
    _residual(pred, target)
    target -= pred
    return _reduced(target.abs(), reduction)
