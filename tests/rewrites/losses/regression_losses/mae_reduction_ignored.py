import torch


def mae_loss(pred, target, reduction="mean"):
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape")
    total = 0.0
    for p, t in zip(pred.flatten(), target.flatten()):
        total = total + torch.abs(p - t)
    return total / pred.numel()
