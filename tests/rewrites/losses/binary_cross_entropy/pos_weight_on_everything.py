import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    costs = logits.clamp(min=0) - logits * targets + torch.log1p(torch.exp(-abs(logits)))
    if pos_weight is not None:
        costs = costs * pos_weight
    return torch.mean(costs)
