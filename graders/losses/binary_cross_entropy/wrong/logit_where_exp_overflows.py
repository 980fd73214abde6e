"""Belief: the sigmoid breaks where exp overflows.

Advice: exp(z) is finite for a long while after 1 - sigmoid(z) has become 0. Look at the difference
itself.
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 1000, dtype=dtype)
    is_lost = torch.exp(z).isinf()
    return int(z[is_lost][0])
