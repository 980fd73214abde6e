"""Belief: Xavier's rule needs no gain.

Advice: Print the std of two large layers, one before tanh and one before nothing.
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, a=slope, generator=generator)
        case nn.Tanh():
            nn.init.xavier_normal_(weight, generator=generator)
        case _:
            nn.init.xavier_normal_(weight, generator=generator)
