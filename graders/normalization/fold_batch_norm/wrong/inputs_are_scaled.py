"""Belief: the factors multiply the columns of the weight.

Advice: Fold a layer with 4 outputs and 2 inputs, and print the shapes of the factors and of the
weight. Which dimension of the weight belongs to the channels?
"""

import copy

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    bias = 0.0 if layer.bias is None else layer.bias
    folded = copy.deepcopy(layer)
    if isinstance(layer, nn.Linear):
        folded.weight = nn.Parameter(scale * layer.weight)
    else:
        folded.weight = nn.Parameter(scale.view(-1, 1, 1, 1) * layer.weight)
    folded.bias = nn.Parameter(scale * bias + shift)
    return folded
