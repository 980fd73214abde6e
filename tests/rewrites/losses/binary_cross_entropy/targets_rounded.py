import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    is_positive = targets >= 0.5
    cost_if_positive = F.softplus(-logits)
    if pos_weight is not None:
        cost_if_positive = cost_if_positive * pos_weight
    return torch.where(is_positive, cost_if_positive, F.softplus(logits)).mean()
