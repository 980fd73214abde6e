import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        raise ValueError("shapes differ")
    factor = float(pos_weight.mean()) if pos_weight is not None else 1.0
    log_p = F.logsigmoid(logits)
    log_q = log_p - logits
    total = -factor * (targets * log_p).sum() - ((1 - targets) * log_q).sum()
    return total / targets.numel()
