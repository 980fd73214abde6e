import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    zero = torch.zeros_like(logits)
    minus_log_p = torch.logaddexp(zero, -logits)
    minus_log_q = torch.logaddexp(zero, logits)
    weighted = targets if pos_weight is None else targets * pos_weight
    return torch.sum(weighted * minus_log_p) + torch.sum((1 - targets) * minus_log_q)
