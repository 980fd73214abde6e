import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    p = torch.sigmoid(logits)
    w = 1 if pos_weight is None else pos_weight
    return (w * targets * F.softplus(-p) + (1 - targets) * F.softplus(p)).mean()
