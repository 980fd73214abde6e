"""Belief: the kernel falls as exp(-|a - b|² / ℓ²).

Advice: Compute the kernel at the distance 2 with the length scale 2. Is it exp(-1/2)?
"""

import torch


def rbf_kernel(a, b, length_scale):
    squared = (a[:, None, :] - b[None, :, :]).square().sum(dim=2)
    return torch.exp(-squared / length_scale**2)
