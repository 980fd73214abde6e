"""Belief: torch.where computes only the branch that is chosen.

Advice: Use the one branch for x = [1000.0] and the other one for [-1000.0]. The values are right;
now print x.grad after backward().
"""

import torch


def sigmoid(x):
    return torch.where(x >= 0, 1 / (1 + torch.exp(-x)), torch.exp(x) / (1 + torch.exp(x)))
