"""Belief: the old bias is added to the new one as it is.

Advice: Print the new bias of the worked example, with the old bias 1 and with 0. By how much
should it differ?
"""

import copy

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    folded = copy.deepcopy(layer)
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    folded.bias = nn.Parameter(shift if layer.bias is None else layer.bias + shift)
    return folded
