"""Belief: He's rule is the modern one, for every layer.

Advice: Print the std of a large layer that no activation follows.
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.Tanh():
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case _:
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
