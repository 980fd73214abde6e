import torch


def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    if reduction not in ["mean", "sum", "none"]:
        raise ValueError("unknown reduction")
    squares = (pred - target).pow(2)
    if reduction == "none":
        return squares
    per_example = [row.sum() for row in squares]
    if reduction == "sum":
        return sum(per_example)
    return torch.stack(per_example).mean()
