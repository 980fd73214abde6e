"""Belief: the formula can be computed as it stands: first the sigmoid, then the logarithm.

Advice: Print torch.sigmoid(torch.tensor(-1000.0)) and its logarithm.
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    positive = weight * targets * torch.sigmoid(logits).log()
    negative = (1 - targets) * torch.sigmoid(-logits).log()
    return -(positive + negative).mean()
