"""Belief: in float64 1 - sigmoid(z) is accurate enough.

Advice: Try a gradient of 1e-20. From which z on is 1 - sigmoid(z) exactly 0 in float64, and how
accurate is it shortly before?
"""

import math

import torch


def mse_gradient(logits, targets):
    p, q = torch.sigmoid(logits), torch.sigmoid(-logits)
    return 2 * (p - targets) * p * q


def bce_gradient(logits, targets):
    return torch.sigmoid(logits) - targets


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError(f"the target is 0 or 1, got {target}")
    return math.log(2) if target == 0 else -math.log(2)


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p = 1 / (1 + math.exp(-z))
        low, high = (z, high) if 2 * p * p * (1 - p) > min_gradient else (low, z)
    return low
