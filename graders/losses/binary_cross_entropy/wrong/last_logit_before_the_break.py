"""Belief: the breaking logit is the last one that still works.

Advice: What is 1 - sigmoid(z) at the z that you return?
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0]) - 1
