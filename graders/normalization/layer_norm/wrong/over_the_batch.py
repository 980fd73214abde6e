"""Belief: statistics are taken over the examples, as in batch norm.

Advice: Normalize the first row of the example alone, then with the second one. Is its result the
same?
"""

import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=0, correction=0, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias
