import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    negatives = 1 - targets
    if pos_weight is not None:
        targets *= pos_weight
    return -(targets * F.logsigmoid(logits) + negatives * F.logsigmoid(-logits)).mean()
