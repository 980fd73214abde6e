"""Belief: the slope of abs(x) at 0 does not matter.

Advice: Print x.grad after sigmoid(x).sum().backward() for x = [0.0] and for x = [0.001].
"""

import torch


def sigmoid(x):
    z = torch.exp(-x.abs())
    return torch.where(x >= 0, 1, z) / (1 + z)
