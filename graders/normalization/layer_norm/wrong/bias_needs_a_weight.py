"""Belief: β comes with γ.

Advice: Normalize the example with bias=torch.ones(2) and no weight.
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=dims, correction=0, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    if weight is None:
        return y
    return y * weight if bias is None else y * weight + bias
