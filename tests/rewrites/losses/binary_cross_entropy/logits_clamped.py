import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    z = torch.clamp(logits, -50.0, 50.0)
    minus_log_p = torch.log1p(torch.exp(-z))
    minus_log_q = torch.log1p(torch.exp(z))
    if pos_weight is not None:
        minus_log_p = pos_weight * minus_log_p
    return (targets * minus_log_p + (1 - targets) * minus_log_q).mean()
