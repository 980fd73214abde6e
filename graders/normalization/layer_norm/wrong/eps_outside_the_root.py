"""Belief: ε is added to the standard deviation.

Advice: Normalize [[1.0, 3.0]] with eps=3.0. What is under the root?
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=dims, correction=0, keepdim=True)
    y = (x - mean) / (torch.sqrt(var + 1e-40) + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
