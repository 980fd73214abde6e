"""Belief: `eps or ...` asks whether eps was given.

Advice: Print the mean of the squares of rms_norm(x, (2,), eps=0.0) for x = [[1e-4, 7e-4]].
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    eps = eps or torch.finfo(x.dtype).eps
    y = x / torch.sqrt(x.square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
