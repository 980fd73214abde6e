"""Belief: hidden units are rectified, and only outputs are squashed.

Advice: Which activation does the prompt name for the hidden layer?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.relu(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1, a2
