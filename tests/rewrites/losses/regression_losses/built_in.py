from torch import nn


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if delta <= 0:
        raise ValueError("delta must be positive")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    criterion = nn.HuberLoss(reduction=reduction, delta=delta)
    return criterion(pred, target)
