"""Belief: pos_weight is a factor of the whole loss.

Advice: Try targets of 0 with pos_weight = 1 and with pos_weight = 3. Should pos_weight change this
loss?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(weight * (positive + negative)).mean()
