"""Belief: the gradient points to where the answer should go.

Advice: With the target 1, does bce grow or shrink from z = 0 to z = 1? Your derivative should have
the sign of that.
"""

import torch


def bce_gradient(logits, targets):
    return targets - torch.sigmoid(logits)
