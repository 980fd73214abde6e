"""Belief: the form of GELU with tanh is the definition.

Advice: Print gelu(x) for x = [2.0] with eight digits. Is it 1.9544997?
"""

import math

import torch


def gelu(x):
    z = torch.exp(-2 * (math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)).abs())
    half = torch.where(x >= 0, 1, z) / (1 + z)
    return x * half
