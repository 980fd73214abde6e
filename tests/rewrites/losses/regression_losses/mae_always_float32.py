import torch


def mae_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    a = pred.float()
    b = target.float()
    costs = torch.maximum(a - b, b - a)
    if reduction == "none":
        return costs
    if reduction not in ("mean", "sum"):
        raise ValueError("reduction")
    total = costs.sum()
    return total if reduction == "sum" else total / costs.numel()
