"""Belief: torch.where protects the gradient from the branch that it does not take.

Advice: Your values are right. Print the gradient at z = 1000 and at z = -1000. Which argument does
each exp see there?
"""

import torch


def bce_with_logits(logits, targets, pos_weight=None):
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight
    below = torch.log(1 + torch.exp(logits))
    above = logits + torch.log(1 + torch.exp(-logits))
    minus_log_q = torch.where(logits > 0, above, below)
    minus_log_p = minus_log_q - logits
    return (weight * targets * minus_log_p + (1 - targets) * minus_log_q).mean()
