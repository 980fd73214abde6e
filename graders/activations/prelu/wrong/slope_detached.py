"""Belief: the slope is a number.

Advice: Print weight.grad after prelu(x, weight).sum().backward().
"""

import torch


def prelu(x, weight):
    return torch.where(x > 0, x, _along_channels(weight, x).detach() * x)
