"""Belief: an augmented assignment inside a function changes only the local name.

Advice: Print the targets before and after a call with a pos_weight. What does `*=` do to a tensor?
"""

import torch
from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    negative = (1 - targets) * logsigmoid(-logits)
    if pos_weight is not None:
        targets *= pos_weight
    return -(targets * logsigmoid(logits) + negative).mean()


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
