"""Belief: pos_weight is one number for all columns.

Advice: Try logits of 0 and pos_weight = [1.0, 9.0] with the targets [[1.0, 0.0]], and then with
[[0.0, 1.0]]. Should both cost the same?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight.mean()
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
