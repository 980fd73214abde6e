"""Belief: the squared distance is divided by the length scale itself.

Advice: Multiply all points and the length scale by 10. Should the kernel change?
"""

import torch


def rbf_kernel(a, b, length_scale):
    squared = (a[:, None, :] - b[None, :, :]).square().sum(dim=2)
    return torch.exp(-squared / (2 * length_scale))
