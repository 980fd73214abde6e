"""Belief: a loss is the sum over the examples.

Advice: Give each example of the batch twice. Does the loss change?
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")
    return ((1 - torch.exp(-cross_entropy)) ** gamma * cross_entropy).sum()
