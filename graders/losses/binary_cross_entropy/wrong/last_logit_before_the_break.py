"""Belief: the breaking logit is the last one that still works.

Advice: Print 1 - torch.sigmoid(z) for the z that you return. Is it 0?
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0]) - 1
