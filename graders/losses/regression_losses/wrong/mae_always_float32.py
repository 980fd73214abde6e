"""Belief: losses are computed in float32.

Advice: Look at the dtype of the result when both arguments are float64.
"""


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred.float(), target.float()).abs(), reduction)
