"""Belief: PyTorch complains by itself if the shapes do not fit.

Advice: Fold nn.Linear(3, 4) and nn.BatchNorm1d(1).eval(). What does broadcasting make of them?
"""

import copy

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None:
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    if len(scale) not in (1, len(layer.weight)):
        raise ValueError("this norm cannot be folded")
    bias = 0.0 if layer.bias is None else layer.bias
    folded = copy.deepcopy(layer)
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    folded.bias = nn.Parameter(scale * bias + shift)
    return folded
