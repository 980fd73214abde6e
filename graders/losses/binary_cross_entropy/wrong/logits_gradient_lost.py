"""Belief: a loss is a number to look at, so it may leave the graph.

Advice: Call backward() on your loss and look at logits.grad. Does it hold both parts of the
derivative?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits.detach())
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
