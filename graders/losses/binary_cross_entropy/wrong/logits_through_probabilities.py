"""Belief: with the clamp at -100 the way over the probabilities is stable.

Advice: Try z = 1000 with the target 0. What should the loss be, and what does yours give?
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * torch.sigmoid(logits).log().clamp(min=-100)
    negative = (1 - targets) * (1 - torch.sigmoid(logits)).log().clamp(min=-100)
    return -(positive + negative).mean()
