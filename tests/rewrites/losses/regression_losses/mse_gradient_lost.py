import torch


def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes")
    with torch.no_grad():
        costs = (pred - target) ** 2
        if reduction == "none":
            return costs
        if reduction == "sum":
            return costs.sum()
        if reduction == "mean":
            return costs.mean()
    raise ValueError("reduction")
