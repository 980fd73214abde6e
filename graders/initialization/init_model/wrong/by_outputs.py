"""Belief: He's rule has the fan of the outputs.

Advice: Draw for nn.Linear(2, 200) before a ReLU. Is the std about 1?
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.kaiming_normal_(
                weight, mode="fan_out", nonlinearity="relu", generator=generator
            )
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.kaiming_normal_(weight, a=slope, mode="fan_out", generator=generator)
        case nn.Tanh():
            nn.init.xavier_normal_(weight, gain=5 / 3, generator=generator)
        case _:
            nn.init.xavier_normal_(weight, generator=generator)
