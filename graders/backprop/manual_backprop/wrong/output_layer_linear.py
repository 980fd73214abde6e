"""Belief: the output layer of a network with a squared error has no activation.

Advice: Call forward with b2 = [100.0, 100.0]. Can a sigmoid give what your a2 holds?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = a1 @ w2 + b2
    return a1, a2
