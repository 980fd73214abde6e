import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    softplus = lambda x: torch.log1p(torch.exp(-torch.abs(x)))
    w = torch.ones((), dtype=logits.dtype) if pos_weight is None else pos_weight
    loss = w * targets * softplus(logits) + (1 - targets) * softplus(-logits)
    return loss.mean()
