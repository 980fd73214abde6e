"""Belief: a leaky ReLU is a ReLU.

Advice: Let nn.LeakyReLU(1.0) follow a large layer, and print the std of its weight.
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
        case nn.Tanh():
            nn.init.xavier_normal_(weight, gain=5 / 3, generator=generator)
        case _:
            nn.init.xavier_normal_(weight, generator=generator)
