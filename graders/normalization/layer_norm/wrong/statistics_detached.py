"""Belief: mean and variance are constants.

Advice: In [[1.0, 3.0]] change 1.0 to 2.0. Does the result change, and what is its gradient?
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x.detach(), dim=dims, correction=0, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
