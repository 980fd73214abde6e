"""Belief: the logarithm of a softmax is stable enough.

Advice: Print the loss for the logits [[1000.0, 0.0]] and the label 1.
"""

import torch


def focal_loss(logits, labels, gamma=2.0):
    p = torch.softmax(logits, dim=1)[torch.arange(len(labels)), labels]
    return -((1 - p) ** gamma * p.log()).mean()
