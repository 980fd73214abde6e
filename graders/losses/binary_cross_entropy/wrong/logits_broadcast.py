"""Belief: elementwise operations complain by themselves when two shapes do not fit.

Advice: Print the shape of logits * targets for logits of the shape (3, 1) and targets of the shape
(3,). How many elements has it?
"""

from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
