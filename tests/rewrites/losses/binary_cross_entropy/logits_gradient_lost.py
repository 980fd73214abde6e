import math

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    tails = [math.log1p(math.exp(-abs(z))) for z in logits.flatten().tolist()]
    tail = torch.tensor(tails, dtype=logits.dtype).reshape(logits.shape)
    positive = targets * (torch.relu(-logits) + tail)
    negative = (1 - targets) * (torch.relu(logits) + tail)
    if pos_weight is not None:
        positive = pos_weight * positive
    return (positive + negative).mean()
