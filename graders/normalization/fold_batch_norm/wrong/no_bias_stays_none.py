"""Belief: a layer without a bias stays one without a bias.

Advice: Fold nn.Linear(2, 2, bias=False) and a norm with the bias [0.0, 5.0]. Where is the 5 in the
outputs?
"""

import copy

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    folded = copy.deepcopy(layer)
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    if layer.bias is not None:
        folded.bias = nn.Parameter(scale * layer.bias + shift)
    return folded
