"""Belief: a loss needs probabilities, so the logits pass a sigmoid first.

Advice: How often does the sigmoid act on a logit in your function? Try z = 20 with the target 1:
the loss should be nearly 0.
"""

import torch
from torch.nn.functional import logsigmoid


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    logits = torch.sigmoid(logits)
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)
    return -(positive + negative).mean()
