"""Belief: both formulas of the variance are equal in floating point.

Advice: Normalize [[16384.0, 16385.0, 16386.0, 16385.0]].
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    mean = x.mean(dim=dims, keepdim=True)
    var = x.square().mean(dim=dims, keepdim=True) - mean.square()
    y = (x - mean) / torch.sqrt(var.clamp(min=0) + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
