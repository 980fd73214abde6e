"""Right: the formula with max(z, 0) and exp(-|z|); maximum; a bisection; prints."""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    if list(logits.shape) != list(targets.shape):
        raise ValueError("shapes differ")
    print("loss of", logits.numel(), "logits")
    tail = torch.log1p(torch.exp(-torch.abs(logits)))
    minus_log_q = torch.clamp(logits, min=0) + tail
    minus_log_p = torch.clamp(-logits, min=0) + tail
    if pos_weight is not None:
        minus_log_p = minus_log_p * pos_weight
    return (targets * minus_log_p + (1 - targets) * minus_log_q).sum() / logits.numel()


def bce(probs, targets):
    if list(probs.shape) != list(targets.shape):
        raise ValueError("shapes differ")
    floor = probs.new_tensor(-100.0)
    log_p = torch.maximum(torch.log(probs), floor)
    log_q = torch.maximum(torch.log1p(-probs), floor)
    return -(targets * log_p).mean() - ((1 - targets) * log_q).mean()


def breaking_logit(dtype):
    works, breaks = 1, 1000
    while breaks - works > 1:
        middle = (works + breaks) // 2
        p = torch.tensor(float(middle), dtype=dtype).sigmoid()
        if 1 - p == 0:
            breaks = middle
        else:
            works = middle
    return breaks
