"""Belief: a norm without running statistics uses the mean 0 and the variance 1.

Advice: Apply nn.BatchNorm1d(1, track_running_stats=False).eval() to [[1.0], [3.0]]. Which
statistics does it use?
"""

import copy

import torch
from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    if norm.running_mean is None:
        norm = copy.deepcopy(norm)
        norm.running_mean = torch.zeros_like(norm.weight)
        norm.running_var = torch.ones_like(norm.weight)
    scale, shift = _scale_and_shift(norm)
    bias = 0.0 if layer.bias is None else layer.bias
    folded = copy.deepcopy(layer)
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    folded.bias = nn.Parameter(scale * bias + shift)
    return folded
