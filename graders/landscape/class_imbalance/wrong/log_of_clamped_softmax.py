"""Belief: a small number inside the logarithm makes it stable.

Advice: Print the loss for the logits [[1000.0, 0.0]] and the label 1. What should it be?
"""

import torch


def focal_loss(logits, labels, gamma=2.0):
    p = torch.softmax(logits, dim=1)[torch.arange(len(labels)), labels]
    return -((1 - p) ** gamma * (p + 1e-9).log()).mean()
