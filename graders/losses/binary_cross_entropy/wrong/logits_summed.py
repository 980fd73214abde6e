"""Belief: the loss of a batch is the sum over its elements.

Advice: Try logits = [0.0], and then [0.0, 0.0], with targets of 1. Should the loss double?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).sum()
