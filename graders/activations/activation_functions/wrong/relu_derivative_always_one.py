"""Belief: the ReLU is linear, so its derivative is 1.

Advice: Print relu_derivative(x) for x = [-2.0]. How much does relu change from -2.0 to -1.9?
"""

import torch


def relu_derivative(x):
    return torch.ones_like(x)
