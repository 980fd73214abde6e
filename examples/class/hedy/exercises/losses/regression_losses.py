import torch


def _check(pred, target, reduction):
    if pred.shape != target.shape:
        raise ValueError("shape")
    if reduction not in {"mean", "sum", "none"}:
        raise ValueError("reduction")


def mse_loss(pred, target, reduction="mean"):
    _check(pred, target, reduction)
    loss = torch.square(pred - target)
    return loss if reduction == "none" else getattr(torch, reduction)(loss)


def mae_loss(pred, target, reduction="mean"):
    _check(pred, target, reduction)
    loss = torch.abs(pred - target
    return loss if reduction == "none" else getattr(torch, reduction)(loss)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    _check(pred, target, reduction)
    if delta <= 0:
        raise ValueError("delta")
    a = torch.abs(pred - target)
    loss = torch.where(a < delta, a * a / 2, delta * a - delta * delta / 2)
    return loss if reduction == "none" else getattr(torch, reduction)(loss)
