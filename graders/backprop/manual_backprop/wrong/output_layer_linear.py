"""Belief: the output layer of a network with a squared error has no activation.

Advice: Which values can a2 take in your network, and which in the one of the prompt?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = a1 @ w2 + b2
    return a1, a2
