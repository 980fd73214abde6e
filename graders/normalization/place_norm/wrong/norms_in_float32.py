"""Belief: new modules fit to any model.

Advice: Call model.double() first, and print the dtypes of all parameters of the new model.
"""

from torch import nn


def _norm_for(layer):
    device = layer.weight.device
    if isinstance(layer, nn.Linear):
        norm = nn.BatchNorm1d(layer.out_features, device=device)
    else:
        norm = nn.BatchNorm2d(layer.out_channels, device=device)
    return norm.train(layer.training)
