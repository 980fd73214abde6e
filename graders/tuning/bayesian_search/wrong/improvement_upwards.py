"""Belief: a value above the best one is an improvement.

Advice: Try the means -3 and 3 with the std 1 and best 0, where low values are good. Which one
should be expected to improve more?
"""

import math

import torch


def expected_improvement(mean, std, best):
    gain = mean - best
    z = gain / std
    density = torch.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return torch.where(std > 0, gain * torch.special.ndtr(z) + std * density, gain.clamp(min=0))
