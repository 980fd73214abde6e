"""Belief: a convolution is its channels and the size of its kernel.

Advice: Fold nn.Conv2d(1, 2, 1, stride=2) and its norm. Compare the shapes of the outputs.
"""

from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training or norm.running_mean is None or norm.num_features != len(layer.weight):
        raise ValueError("this norm cannot be folded")
    scale, shift = _scale_and_shift(norm)
    bias = 0.0 if layer.bias is None else layer.bias
    if isinstance(layer, nn.Linear):
        folded = nn.Linear(layer.in_features, layer.out_features)
    else:
        folded = nn.Conv2d(
            layer.in_channels, layer.out_channels, layer.kernel_size, groups=layer.groups
        )
    folded.weight = nn.Parameter(scale.view(-1, *[1] * (layer.weight.ndim - 1)) * layer.weight)
    folded.bias = nn.Parameter(scale * bias + shift)
    return folded
