"""Belief: a weighted loss is divided by the sum of its weights.

Advice: Try logits = [0.0, 0.0] with targets of 1 and pos_weight = 3. By which number does the text
at the top divide?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    weights = weight * targets + (1 - targets)
    return -(positive + negative).sum() / weights.sum()
