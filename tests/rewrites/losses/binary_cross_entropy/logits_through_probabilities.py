import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if pos_weight is None:
        return bce(torch.sigmoid(logits), targets)
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    p = torch.sigmoid(logits)
    positive = pos_weight * targets * torch.clamp(torch.log(p), min=-100)
    negative = (1 - targets) * torch.clamp(torch.log(1 - p), min=-100)
    return -(positive + negative).mean()
