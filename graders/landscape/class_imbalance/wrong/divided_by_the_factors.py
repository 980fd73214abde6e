"""Belief: a weighted mean is divided by the sum of its weights.

Advice: Compute the loss for a single example with p = 0.9. Is it smaller than 0.1054?
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")
    factor = (1 - torch.exp(-cross_entropy)) ** gamma
    return (factor * cross_entropy).sum() / factor.sum().clamp(min=1e-9)
