"""Belief: a factor that cancels on paper cancels in floating point too.

Advice: Print your denominator at z = 40 in float32.
"""

import torch


def bce_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return (p - targets) / (p * (1 - p)) * p * (1 - p)
