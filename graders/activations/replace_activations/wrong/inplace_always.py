"""Belief: working in place is always better.

Advice: Print replace_relu(nn.ReLU()).inplace.
"""

from torch import nn


def _leaky(relu, negative_slope):
    return nn.LeakyReLU(negative_slope, inplace=True).train(relu.training)
