"""Belief: the root mean square is a constant.

Advice: Which result has rms_norm for [[2.0, 14.0]], twice the example? Which gradient does that
mean for a step in the direction of x?
"""

import torch


def rms_norm(x, normalized_shape, weight=None, eps=None):
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = torch.finfo(x.dtype).eps
    y = x / torch.sqrt(x.detach().square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight
