"""Belief: coefficients begin with the highest power.

Advice: In the contract, which of the coefficients is c_0?
"""

import torch


def _powers(x, degree):
    return x[:, None] ** torch.arange(degree, -1, -1)
