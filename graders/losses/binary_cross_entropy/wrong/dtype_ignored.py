"""Belief: the sigmoid breaks at the same logit in every dtype.

Advice: What is the dtype of the tensor that you give to the sigmoid? Print 1 - sigmoid(20.0) in
float32 and in float64.
"""

import torch


def breaking_logit(dtype):
    z = torch.arange(1, 100, dtype=torch.float32)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])
