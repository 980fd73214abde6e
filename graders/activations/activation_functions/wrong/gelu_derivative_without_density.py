"""Belief: in x Φ(x) only the factor x depends on x.

Advice: Compute (gelu(x + 0.001) - gelu(x)) / 0.001 for x = [1.0].
"""

import math

import torch


def gelu_derivative(x):
    return (1 + torch.erf(x / math.sqrt(2))) / 2
