"""Belief: a tensor is float32.

Advice: Print sigmoid(x).dtype for x = torch.zeros(1, dtype=torch.float64).
"""

import torch


def sigmoid(x):
    return torch.exp(-torch.logaddexp(torch.zeros(()), -x.float()))
