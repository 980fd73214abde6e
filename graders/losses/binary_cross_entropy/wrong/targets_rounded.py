"""Belief: a target is either 0 or 1.

Advice: Try z = 2 with the target 0.5, and then with the target 0.3. Does the loss change?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    targets = targets.round()
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
