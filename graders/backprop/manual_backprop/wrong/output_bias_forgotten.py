"""Belief: the bias of the hidden layer is enough for the whole network.

Advice: Which of the arguments of forward does your code never use?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2)
    return a1, a2
