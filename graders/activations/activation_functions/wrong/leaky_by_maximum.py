"""Belief: at the kink autograd takes one of the two slopes.

Advice: Print x.grad after leaky_relu(x, 0.2).sum().backward() for x = [0.0].
"""

import torch


def leaky_relu(x, slope=0.01):
    return torch.maximum(x, slope * x)
