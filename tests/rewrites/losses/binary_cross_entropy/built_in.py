from torch import nn


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    return nn.BCEWithLogitsLoss(pos_weight=pos_weight)(logits, targets)
