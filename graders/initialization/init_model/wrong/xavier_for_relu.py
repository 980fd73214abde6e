"""Belief: Xavier's rule with the gain of the ReLU is the same as He's.

Advice: Draw for nn.Linear(2, 200) before a ReLU. Is the std about 1?
"""

from torch import nn


def _draw_(weight, activation, generator):
    match activation:
        case nn.ReLU():
            nn.init.xavier_normal_(weight, gain=2**0.5, generator=generator)
        case nn.LeakyReLU(negative_slope=slope):
            nn.init.xavier_normal_(weight, gain=(2 / (1 + slope**2)) ** 0.5, generator=generator)
        case nn.Tanh():
            nn.init.xavier_normal_(weight, gain=5 / 3, generator=generator)
        case _:
            nn.init.xavier_normal_(weight, generator=generator)
