"""Belief: a variance divides by D - 1, as torch.var does.

Advice: Print torch.var(torch.tensor([1.0, 3.0])). By which number does the formula divide?
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    dims = _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=dims, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
