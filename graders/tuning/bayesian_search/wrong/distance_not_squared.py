"""Belief: the kernel falls with the distance, not with its square.

Advice: Compute the kernel at the distances 2 and 4 with the length scale 2. Is the second one
exp(-2)?
"""

import torch


def rbf_kernel(a, b, length_scale):
    return torch.exp(-torch.cdist(a, b) / (2 * length_scale**2))
