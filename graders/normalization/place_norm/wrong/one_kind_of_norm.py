"""Belief: there is one batch norm for all inputs.

Advice: Call the new model of a convolutional network on an image.
"""

from torch import nn


def _norm_for(layer):
    place = {"dtype": layer.weight.dtype, "device": layer.weight.device}
    return nn.BatchNorm1d(len(layer.weight), **place).train(layer.training)
