"""Belief: it makes no difference whether the absolute value is taken before or after the mean.

Advice: What do two residuals of -1 and 1 cost together? Ask at which point the sign has to go.
"""

import torch


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square(), reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target), reduction).abs()


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size <= delta, quadratic, linear), reduction)


def _residual(pred, target):
    if pred.shape != target.shape:
        raise ValueError(f"pred has shape {pred.shape}, but target {target.shape}")
    return pred - target


def _reduced(costs, reduction):
    match reduction:
        case "mean":
            return costs.mean()
        case "sum":
            return costs.sum()
        case "none":
            return costs
    raise ValueError(f"reduction is {reduction!r}; expected mean, sum or none")
