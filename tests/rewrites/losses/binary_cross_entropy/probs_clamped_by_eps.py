import torch


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes differ")
    eps = 1e-7
    p = torch.clamp(probs, eps, 1 - eps)
    return torch.mean(-targets * torch.log(p) - (1 - targets) * torch.log(1 - p))
