"""Belief: the loss compares p with t, so its derivative ends at p.

Advice: Try z = 40 with the target 0: the worked example gives 8.4967e-18. Which operation lies
between z and the error, and what does the chain rule ask of it?
"""

import math

import torch


def mse_gradient(logits, targets):
    return 2 * (torch.sigmoid(logits) - targets)


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError(f"min_gradient lies strictly between 0 and 8/27, got {min_gradient}")
    low, high = math.log(2), 100.0
    for _ in range(60):
        z = (low + high) / 2
        p, q = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
        low, high = (z, high) if 2 * p * p * q > min_gradient else (low, z)
    return low
