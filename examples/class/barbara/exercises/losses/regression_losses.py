import torch


def reduce(values, reduction):
    if reduction == "mean":
        return values.mean()
    if reduction == "sum":
        return values.sum()
    return values


def check(pred, target, reduction):
    if pred.shape != target.shape:
        raise ValueError("different shapes")
    if reduction not in ["mean", "sum", "none"]:
        raise ValueError("unknown reduction " + reduction)


def mse_loss(pred, target, reduction="mean"):
    check(pred, target, reduction)
    return reduce((pred - target) ** 2, reduction)


def mae_loss(pred, target, reduction="mean"):
    check(pred, target, reduction)
    return reduce((pred - target).abs(), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    check(pred, target, reduction)
    if delta <= 0:
        raise ValueError("delta must be above 0")
    r = (pred - target).abs()
    small = r <= delta
    loss = small * (r**2 / 2) + ~small * (delta * (r - delta / 2))
    return reduce(loss, reduction)
