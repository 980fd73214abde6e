"""Belief: the formula can be computed as it stands: first the sigmoid, then the logarithm.

Advice: What is sigmoid(-1000) in float32, and what its logarithm? See the section "Why it breaks".
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * torch.sigmoid(logits).log()
    negative = (1 - targets) * torch.sigmoid(-logits).log()
    return -(positive + negative).mean()


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
