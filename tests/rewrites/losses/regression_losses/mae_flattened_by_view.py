import torch


def mae_loss(pred, target, reduction="mean"):
    if list(pred.shape) != list(target.shape):
        raise ValueError("shapes differ")
    pairs = zip(pred.view(-1), target.view(-1))
    costs = torch.stack([torch.abs(p - t) for p, t in pairs])
    if reduction == "mean":
        return costs.mean()
    if reduction == "sum":
        return costs.sum()
    if reduction == "none":
        return costs.view(pred.shape)
    raise ValueError(f"unknown reduction {reduction}")
