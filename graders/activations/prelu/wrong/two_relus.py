"""Belief: at the kink a gradient of 0 is always right.

Advice: Print x.grad after prelu(x, weight).sum().backward() for x = [[0.0]] and the slope 0.25.
"""

import torch


def prelu(x, weight):
    return torch.relu(x) - _along_channels(weight, x) * torch.relu(-x)
