"""Belief: the slope of the leaky ReLU is 0.01.

Advice: Print leaky_relu(x, 0.5) for x = [-2.0].
"""

import torch


def leaky_relu(x, slope=0.01):
    return torch.where(x > 0, x, 0.01 * x)
