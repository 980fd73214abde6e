"""Belief: pos_weight is one number for all columns.

Advice: Give two columns very different weights, and a positive target to the first one only.
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight.mean()
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
