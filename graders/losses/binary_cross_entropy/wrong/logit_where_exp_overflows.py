"""Belief: the sigmoid breaks where exp overflows.

Advice: Print 1 - torch.sigmoid(z) for z = 20 and z = 40 in float32, and exp(z) beside it. Which of
the two breaks first?
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 1000, dtype=dtype)
    is_lost = torch.exp(z).isinf()
    return int(z[is_lost][0])
