import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("logits and targets must have the same shape")
    weights = torch.ones_like(targets)
    if pos_weight is not None:
        weights = 1 + (pos_weight - 1) * targets
    # -log p = softplus(-z), -log (1 - p) = softplus(z)
    positive = targets * F.softplus(-logits)
    negative = (1 - targets) * F.softplus(logits)
    if pos_weight is not None:
        positive = positive * pos_weight
    return (positive + negative).sum() / weights.sum()


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("probs and targets must have the same shape")
    logP = torch.clamp(torch.log(probs), min=-100.0)
    logNotP = torch.clamp(torch.log(1.0 - probs), min=-100.0)
    return -torch.mean(targets * logP + (1.0 - targets) * logNotP)


def breaking_logit(dtype):
    for z in range(1, 100):
        if 1 - torch.sigmoid(torch.tensor(z, dtype=dtype)) == 0:
            return z
    raise RuntimeError("did not break")
