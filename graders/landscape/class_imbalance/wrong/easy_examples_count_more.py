"""Belief: the factor of the focal loss is p^γ.

Advice: Compute the loss for p = 0.9 and for p = 0.1. Which factor is larger?
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")
    return (torch.exp(-cross_entropy) ** gamma * cross_entropy).mean()
