"""Belief: a new batch norm is in the mode of the model.

Advice: Call model.eval() first, and print norm.training in the new model.
"""

from torch import nn


def _norm_for(layer):
    place = {"dtype": layer.weight.dtype, "device": layer.weight.device}
    if isinstance(layer, nn.Linear):
        return nn.BatchNorm1d(layer.out_features, **place)
    return nn.BatchNorm2d(layer.out_channels, **place)
