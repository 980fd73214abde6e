"""Belief: xavier_uniform_ and kaiming_uniform_ have the same std, so they do as well.

Advice: Read how the contract draws. Is a large weight normal?
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_uniform_(weight, nonlinearity="relu", generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_uniform_(weight, a=slope, generator=generator)
        case nn.Tanh():
            nn.init.xavier_uniform_(weight, gain=5 / 3, generator=generator)
        case _:
            nn.init.xavier_uniform_(weight, generator=generator)
