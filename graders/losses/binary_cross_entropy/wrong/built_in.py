"""Belief: a loss that PyTorch has need not be written.

Advice: The text at the top forbids the functions that PyTorch has for this. Write the formula with
elementary operations, such as F.logsigmoid.
"""

import torch.nn.functional as F


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    return F.binary_cross_entropy_with_logits(logits, targets, pos_weight=pos_weight)
