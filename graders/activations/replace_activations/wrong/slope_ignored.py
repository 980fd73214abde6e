"""Belief: a leaky ReLU has the slope 0.01.

Advice: Print replace_relu(nn.ReLU(), 0.5).
"""

from torch import nn


def _leaky(relu, negative_slope):
    return nn.LeakyReLU(inplace=relu.inplace).train(relu.training)
