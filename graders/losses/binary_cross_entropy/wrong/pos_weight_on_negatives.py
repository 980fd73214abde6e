"""Belief: pos_weight weighs the examples that are not positive.

Advice: Try logits = [0.0] with the target 1, and then 0, with pos_weight = 3. Which of the two
should cost more?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = targets * logsigmoid(logits)
    negative = weight * (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
