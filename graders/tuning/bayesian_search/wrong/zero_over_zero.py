"""Belief: division by a std of 0 gives an infinite z, and the formula still works.

Advice: Try the mean 2 with the std 0 and best 2. What is 0 / 0?
"""

import math

import torch


def expected_improvement(mean, std, best):
    gain = best - mean
    z = gain / std
    density = torch.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return gain * torch.special.ndtr(z) + std * density
