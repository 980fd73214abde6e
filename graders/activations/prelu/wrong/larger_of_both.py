"""Belief: a leaky ReLU is the maximum of x and a x.

Advice: Try x = -1.0 with the slope 2.0, and with -0.5.
"""

import torch


def prelu(x, weight):
    slope = _along_channels(weight, x)
    return torch.where(x == 0, slope * x, torch.maximum(x, slope * x))
