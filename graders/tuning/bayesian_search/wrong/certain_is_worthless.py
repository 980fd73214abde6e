"""Belief: where nothing is uncertain, nothing can improve.

Advice: Try the mean -3 with the std 0 and best 1. By how much is the value below best?
"""

import math

import torch


def expected_improvement(mean, std, best):
    gain = best - mean
    z = gain / std
    density = torch.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return torch.where(std > 0, gain * torch.special.ndtr(z) + std * density, 0.0)
