"""Belief: an augmented assignment inside a function changes only the local name.

Advice: Print the targets before and after a call with a pos_weight. What does `*=` do to a tensor?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    negative = (1 - targets) * logsigmoid(-logits)
    if pos_weight is not None:
        targets *= pos_weight
    return -(targets * logsigmoid(logits) + negative).mean()
