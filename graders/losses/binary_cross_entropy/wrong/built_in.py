"""Belief: a loss that PyTorch has need not be written.

Advice: The point of this exercise is the formula itself: write it with elementary tensor
operations.
"""

import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    return F.binary_cross_entropy_with_logits(logits, targets, pos_weight=pos_weight)
