"""Belief: Huber's loss is linear for small residuals and quadratic for large ones.

Advice: Which of the two should an outlier cost more with: the squared error, or this loss?
"""

import torch


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square(), reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).abs(), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    quadratic, linear = size.square() / 2, delta * (size - delta / 2)
    return _reduced(torch.where(size > delta, quadratic, linear), reduction)


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
