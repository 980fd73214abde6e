"""Belief: the factor is a weight, and a weight has no gradient.

Advice: Compare the gradient with (f(z + h) - f(z - h)) / (2 h) for one logit z.
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")
    return ((1 - torch.exp(-cross_entropy)).detach() ** gamma * cross_entropy).mean()
