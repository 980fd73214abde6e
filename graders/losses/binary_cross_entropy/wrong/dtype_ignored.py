"""Belief: the sigmoid breaks at the same logit in every dtype.

Advice: Print 1 - torch.sigmoid(z) at z = 20 in float32 and in float64. Which dtype has your z?
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=torch.float32)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])
