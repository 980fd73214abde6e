"""Belief: RMS norm divides by the length of the vector.

Advice: Print rms_norm of [[1.0, 1.0, 1.0, 1.0]]. What is the mean of its squares?
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = torch.finfo(x.dtype).eps
    y = x / torch.sqrt(x.square().sum(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
