import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + torch.exp(-logits))
    positive = targets * torch.log(p)
    if pos_weight is not None:
        positive = positive * pos_weight
    negative = (1 - targets) * torch.log(1 - p)
    return -(positive + negative).sum() / logits.numel()
