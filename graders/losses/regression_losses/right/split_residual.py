"""Right: splits |r| at delta with a clamp; a table of reductions; validates up front; prints."""

import torch

REDUCTIONS = {"mean": torch.mean, "sum": torch.sum, "none": lambda costs: costs}


class ShapeError(ValueError):
    pass


def checked(pred, target, reduction):
    if list(pred.shape) != list(target.shape):
        raise ShapeError(pred.shape, target.shape)
    if reduction not in REDUCTIONS:
        raise ValueError(f"unknown reduction: {reduction}")
    print(reduction, "of", pred.numel())
    return torch.sub(pred, target), REDUCTIONS[reduction]


def mse_loss(pred, target, reduction="mean"):
    r, reduce = checked(pred, target, reduction)
    return reduce(r**2)


def mae_loss(pred, target, reduction="mean"):
    r, reduce = checked(pred, target, reduction)
    return reduce(torch.maximum(r, -r))


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    r, reduce = checked(pred, target, reduction)
    if delta <= 0:
        raise ValueError(delta)
    inner = r.clamp(-delta, delta)
    return reduce(inner * (r - inner / 2))
