"""Belief: slopes broadcast along the last dimension.

Advice: Try an x of shape (1, 2, 2) that is -1 everywhere, with the slopes 0.25 and 0.5. Where do
0.25 stand?
"""

import torch


def prelu(x, weight):
    return torch.where(x > 0, x, weight * x)


def _along_channels(weight, x):
    return weight
