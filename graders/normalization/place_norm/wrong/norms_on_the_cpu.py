"""Belief: new modules are made where the model is.

Advice: Call model.to("meta") first, and print norm.weight.device. On a GPU it is the same.
"""

from torch import nn


def _norm_for(layer):
    dtype = layer.weight.dtype
    if isinstance(layer, nn.Linear):
        norm = nn.BatchNorm1d(layer.out_features, dtype=dtype)
    else:
        norm = nn.BatchNorm2d(layer.out_channels, dtype=dtype)
    return norm.train(layer.training)
