import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("different shapes")
    if not delta > 0:
        raise ValueError("delta is not positive")
    r = pred - target
    cost = r.pow(2).mul(0.5)
    outlier = r.abs() > delta
    cost = cost.masked_fill(outlier, 0) + outlier * (delta * r.abs())
    if reduction == "none":
        return cost
    if reduction == "sum":
        return cost.sum()
    if reduction == "mean":
        return cost.sum() / cost.numel()
    raise ValueError("reduction must be mean, sum or none")
