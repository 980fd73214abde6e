"""Belief: the machine epsilon is one number.

Advice: Print torch.finfo(torch.float64).eps. Which ε has an x of float64?
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = torch.finfo(torch.float32).eps
    y = x / torch.sqrt(x.square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
