import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes")
    w = 1 if pos_weight is None else pos_weight
    pos = w * targets * F.logsigmoid(logits)
    neg = (1 - targets) * F.logsigmoid(-logits)
    return -(pos + neg).mean()


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("shapes")
    p = probs.clamp(1e-7, 1 - 1e-7)  # no log(0)
    return -(targets * p.log() + (1 - targets) * (1 - p).log()).mean()


def breaking_logit(dtype):
    z = 0
    while 1 - torch.sigmoid(torch.tensor(z + 1.0, dtype=dtype)) > 0:
        z += 1
    return z
