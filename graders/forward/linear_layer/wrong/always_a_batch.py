"""Belief: x is always a matrix with a row for each example.

Advice: Call linear_layer with one example of shape (5,), and with a tensor of shape (2, 3, 5).
"""

import torch


def linear_layer(x, weight, bias=None):
    z = torch.mm(x, weight.T)
    return z if bias is None else z + bias
