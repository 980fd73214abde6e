"""Belief: log(1 + exp(-z)) is stable once the absolute value of z is in it.

Advice: Compare log(1 + exp(-z)) with log(1 + exp(-|z|)) at z = -3. By how much do the two differ?
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    minus_log_p = torch.log1p(torch.exp(-logits.abs()))
    minus_log_q = logits + minus_log_p
    return (weight * targets * minus_log_p + (1 - targets) * minus_log_q).mean()
