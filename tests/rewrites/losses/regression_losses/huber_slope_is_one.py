import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape or delta <= 0:
        raise ValueError("invalid arguments")
    error = torch.sub(pred, target)
    squared = 0.5 * error.square()
    absolute = error.abs() - 0.5 * delta
    costs = torch.where(error.abs().gt(delta), absolute, squared)
    if reduction in ("mean", "sum"):
        return getattr(torch, reduction)(costs)
    if reduction == "none":
        return costs
    raise ValueError("invalid reduction")
