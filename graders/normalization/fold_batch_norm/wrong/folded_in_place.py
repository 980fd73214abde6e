"""Belief: the layer before the norm is the one to change.

Advice: Print layer.weight before and after fold_batch_norm(layer, norm).
"""

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    bias = 0.0 if layer.bias is None else layer.bias
    layer.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    layer.bias = nn.Parameter(scale * bias + shift)
    return layer
