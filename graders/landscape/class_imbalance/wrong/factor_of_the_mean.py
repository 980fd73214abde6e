"""Belief: the factor may be computed from the mean loss.

Advice: Compute the loss of the two examples one by one, and their mean.
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels)
    return (1 - torch.exp(-cross_entropy)) ** gamma * cross_entropy
