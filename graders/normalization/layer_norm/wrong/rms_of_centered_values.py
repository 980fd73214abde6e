"""Belief: every normalization takes the mean away.

Advice: Print rms_norm of [[1.0, 7.0]]. Which sign has the first number?
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = torch.finfo(x.dtype).eps
    x = x - x.mean(dim=dims, keepdim=True)
    y = x / torch.sqrt(x.square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
