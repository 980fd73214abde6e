import torch
from torch import nn


def bce_with_logits(logits, targets, pos_weight=None):
    return nn.BCEWithLogitsLoss(pos_weight=pos_weight)(logits, targets)


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes")
    return nn.BCELoss()(probs, targets)


def breaking_logit(dtype):
    z = 1
    while torch.sigmoid(torch.tensor(z, dtype=dtype)) != 1:
        z += 1
    return z
