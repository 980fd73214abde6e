"""Belief: torch.where protects the gradient from the branch that it does not take.

Advice: Your values are right. Look at the gradient at z = 1000 and at z = -1000: which argument
does each exp see there?
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    below = torch.log(1 + torch.exp(logits))
    above = logits + torch.log(1 + torch.exp(-logits))
    minus_log_q = torch.where(logits > 0, above, below)
    minus_log_p = minus_log_q - logits
    return (weight * targets * minus_log_p + (1 - targets) * minus_log_q).mean()


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])


def _require_same_shape(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError(f"targets have shape {targets.shape}; expected {outputs.shape}")
