import torch


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    if delta <= 0:
        raise ValueError("delta")
    if pred.shape != target.shape:
        raise ValueError("shape")
    diff = torch.abs(pred - target)
    cost = torch.where(diff < delta, diff**2 / (2 * delta), diff - delta / 2)
    reductions = {"mean": torch.mean, "sum": torch.sum, "none": lambda c: c}
    if reduction not in reductions:
        raise ValueError("reduction")
    return reductions[reduction](cost)
