"""Belief: 1 - sigmoid(z) is as good in floating point as it is on paper.

Advice: Print your gradient for z = 40 and the target 0 in float32. Which of its factors is exactly
0?
"""

import math

import torch


def mse_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return 2 * (p - targets) * p * (1 - p)


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
