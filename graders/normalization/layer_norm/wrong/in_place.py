"""Belief: x may be overwritten.

Advice: Print x after layer_norm(x, (2,)).
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=dims, correction=0, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    x.data.copy_(y)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
