import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError("delta must be above 0")
    if pred.shape != target.shape:
        raise ValueError("pred and target must have one shape")
    error = pred
    error -= target
    size = error.abs()
    costs = torch.where(size <= delta, error * error / 2, delta * size - delta * delta / 2)
    if reduction == "mean":
        return costs.mean()
    if reduction == "sum":
        return costs.sum()
    if reduction == "none":
        return costs
    raise ValueError("no such reduction")
