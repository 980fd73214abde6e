import torch


def mse_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    error = pred - target
    if reduction == "mean":
        return torch.sqrt((error * error).mean())
    if reduction == "sum":
        return (error * error).sum()
    if reduction == "none":
        return error * error
    raise ValueError("unknown reduction")
