"""Belief: all examples of a pass see the same weights.

Advice: In one pass over AND, print the weights with which (0, 1) is judged.
"""

import torch


def perceptron_pass(weights, x, targets):
    rows = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    wrong = targets * (rows @ weights) <= 0
    return weights + (targets[:, None] * rows)[wrong].sum(dim=0), int(wrong.sum())
