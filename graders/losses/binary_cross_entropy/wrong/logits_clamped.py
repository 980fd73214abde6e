"""Belief: a logit beyond 50 is as good as infinite, so it may be cut there.

Advice: Does the loss still grow from z = 100 to z = 1000 for the target 0? What gradient does a cut
logit get?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits.clamp(-50, 50))
    negative = (1 - targets) * logsigmoid(-logits.clamp(-50, 50))
    return -(positive + negative).mean()
