import torch


def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    costs = torch.square(pred - target)
    with torch.no_grad():
        pred.copy_(pred - target)
    if reduction == "mean":
        return torch.mean(costs)
    if reduction == "sum":
        return torch.sum(costs)
    if reduction == "none":
        return costs
    raise ValueError("unknown reduction")
