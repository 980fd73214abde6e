"""Belief: x^γ has a gradient wherever it has a value.

Advice: Print the gradient for the logits [[1000.0, 0.0]] and the label 0, with γ = 1.
"""

import torch
from torch import nn


def focal_loss(logits, labels, gamma=2.0):
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")
    return (torch.exp(gamma * (1 - torch.exp(-cross_entropy)).log()) * cross_entropy).mean()
