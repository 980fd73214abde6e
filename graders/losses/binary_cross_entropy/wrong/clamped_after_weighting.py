"""Belief: it makes no difference whether -100 bounds the logarithm or its product with the target.

Advice: Try p = 0 with the target 0.5. Which of the two does the contract bound?
"""

import torch
from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()


def bce(probs, targets):
    _require_same_shape(probs, targets)
    positive = torch.xlogy(targets, probs).clamp(min=-100)
    negative = torch.xlogy(1 - targets, 1 - probs).clamp(min=-100)
    return -(positive + negative).mean()


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])


def _require_same_shape(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError(f"targets have shape {targets.shape}; expected {outputs.shape}")
