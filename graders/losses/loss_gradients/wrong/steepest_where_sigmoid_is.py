"""Belief: mse is steepest where the sigmoid is steepest, at z = 0.

Advice: The gradient of mse is a product, and the slope of the sigmoid is only one factor. Does
the product still grow at z = 0?
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
    return 0.0


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
