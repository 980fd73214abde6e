"""Belief: a loss that PyTorch has need not be written.

Advice: The point of this exercise is the formula itself: write it with elementary tensor
operations.
"""

import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    return F.binary_cross_entropy_with_logits(logits, targets, pos_weight=pos_weight)


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
