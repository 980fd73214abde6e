"""Belief: view(-1) flattens every tensor.

Advice: Call your function with logits.T and targets.T, where both have the shape (3, 4). Where does
view refuse to work?
"""

import torch


def bce_gradient(logits, targets):
    gradient = torch.sigmoid(logits.view(-1)) - targets.view(-1)
    return gradient.view(logits.shape)
