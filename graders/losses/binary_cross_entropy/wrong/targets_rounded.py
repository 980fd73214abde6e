"""Belief: a target is either 0 or 1.

Advice: What does your function give for the target 0.5, or for 0.3? The formula holds for them too.
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    targets = targets.round()
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
