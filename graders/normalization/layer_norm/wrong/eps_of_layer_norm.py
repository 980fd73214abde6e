"""Belief: both functions have the same default ε.

Advice: Print the mean of the squares of rms_norm(x, (2,)) for x = [[0.001, 0.007]].
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = 1e-5
    y = x / torch.sqrt(x.square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
