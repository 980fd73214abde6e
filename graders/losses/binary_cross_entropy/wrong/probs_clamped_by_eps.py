"""Belief: probabilities are kept off 0 and 1 by an eps.

Advice: Which of the two does the contract bound: the probability, or its logarithm? Compare the
loss at p = 0 with the worked example.
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
    probs = probs.clamp(1e-7, 1 - 1e-7)
    log_p, log_q = probs.log(), (1 - probs).log()
    return -(targets * log_p + (1 - targets) * log_q).mean()


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])


def _require_same_shape(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError(f"targets have shape {targets.shape}; expected {outputs.shape}")
