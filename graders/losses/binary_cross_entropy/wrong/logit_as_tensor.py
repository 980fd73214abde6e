"""Belief: a tensor with one number is as good as a number.

Advice: Print type(breaking_logit(torch.float32)). The text at the top asks for a Python int.
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return z[is_lost][0]
