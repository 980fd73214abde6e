"""Belief: x may be overwritten.

Advice: Print x after prelu(x, weight).
"""

import torch


def prelu(x, weight):
    result = torch.where(x > 0, x, _along_channels(weight, x) * x)
    x.data.copy_(result)
    return result
