"""Belief: an activation has no mode.

Advice: Call model.eval(), replace, and print m.training for all m in model.modules().
"""

from torch import nn


def _leaky(relu, negative_slope):
    return nn.LeakyReLU(negative_slope, inplace=relu.inplace)
