"""Belief: pos_weight weighs the examples that are not positive.

Advice: Which of the two parts does w stand before? Raise pos_weight and see which errors become
dearer.
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = targets * logsigmoid(logits)
    negative = weight * (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
