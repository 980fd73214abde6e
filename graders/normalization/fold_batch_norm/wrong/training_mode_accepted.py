"""Belief: the running statistics are what the norm uses, in whatever mode.

Advice: Apply a norm in training mode to [[1.0], [3.0]] and to [[1.0], [5.0]]. Is 1.0 mapped to the
same number?
"""

import copy

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    bias = 0.0 if layer.bias is None else layer.bias
    folded = copy.deepcopy(layer)
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    folded.bias = nn.Parameter(scale * bias + shift)
    return folded
