import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    if pos_weight is None:
        pos_weight = torch.ones((), dtype=logits.dtype)
    positive = pos_weight * targets
    negative = 1 - targets
    costs = -positive * F.logsigmoid(logits) - negative * F.logsigmoid(-logits)
    return costs.sum() / (positive + negative).sum()
