import torch
from torch.nn.functional import softplus


def _check(a, b):
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} != {b.shape}")


def bce_with_logits(logits, targets, pos_weight=None):
    _check(logits, targets)
    if pos_weight is None:
        pos_weight = torch.ones((), dtype=logits.dtype)
    positive = pos_weight * targets * softplus(-logits)
    negative = (1 - targets) * softplus(logits)
    return (positive + negative).mean()


def bce(probs, targets):
    _check(probs, targets)
    log_p = probs.log().clamp(min=-100)
    log_q = torch.log1p(-probs).clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()


def breaking_logit(dtype):
    z = 1
    while 1 - torch.sigmoid(torch.tensor(float(z), dtype=dtype)) > 0:
        z += 1
    return z
