"""Belief: γ and β come first.

Advice: Normalize [[1.0, 3.0]] with the weight [2.0, 2.0]. Is the result twice as large?
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    if weight is not None:
        x = x * weight
    if bias is not None:
        x = x + bias
    var, mean = torch.var_mean(x, dim=dims, correction=0, keepdim=True)
    return (x - mean) / torch.sqrt(var + eps)
