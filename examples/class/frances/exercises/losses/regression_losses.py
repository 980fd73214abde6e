import torch

ALLOWED = ("mean", "sum", "none")


def prepare(pred, target, reduction):
    if pred.shape != target.shape or reduction not in ALLOWED:
        raise ValueError("check the arguments")
    return pred - target


def finish(loss, reduction):
    return loss if reduction == "none" else getattr(loss, reduction)()


def mse_loss(pred, target, reduction="mean"):
    diff = prepare(pred, target, reduction)
    return finish(diff.pow(2), reduction)


def mae_loss(pred, target, reduction="mean"):
    diff = prepare(pred, target, reduction)
    return finish(diff.abs(), reduction)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    diff = prepare(pred, target, reduction)
    if delta <= 0:
        raise ValueError("delta")
    size = diff.abs()
    quadratic = diff.pow(2) / 2
    # has to start at delta^2 / 2 where the parabola ends
    linear = delta**2 / 2 + (size - delta)
    return finish(torch.where(size <= delta, quadratic, linear), reduction)
