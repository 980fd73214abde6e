"""Belief: the mean squared error is in the unit of the target, so a root is taken at the end.

Advice: With the root it has another name and another gradient. Which of the two does the formula
ask for?
"""

import torch


def mse_loss(pred, target, reduction="mean"):
    mean = _reduced(_residual(pred, target).square(), reduction)
    return mean if reduction == "none" else mean.sqrt()


def mae_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred, target).abs(), reduction)


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
