"""Belief: a new module needs the slope only.

Advice: Print replace_relu(nn.ReLU(inplace=True)).inplace.
"""

from torch import nn


def _leaky(relu, negative_slope):
    return nn.LeakyReLU(negative_slope).train(relu.training)
