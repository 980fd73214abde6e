import torch


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes differ")
    costs = []
    for p, t in zip(probs.flatten(), targets.flatten()):
        costs.append(-t * torch.log(p) - (1 - t) * torch.log(1 - p))
    return torch.stack(costs).mean()
