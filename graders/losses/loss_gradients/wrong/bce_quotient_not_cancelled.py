"""Belief: a factor that cancels on paper cancels in floating point too.

Advice: Try z = 40 in float32: what is in your denominator there? Simplify the product before you
write it as code.
"""

import torch


def bce_gradient(logits, targets):
    p = torch.sigmoid(logits)
    return (p - targets) / (p * (1 - p)) * p * (1 - p)
