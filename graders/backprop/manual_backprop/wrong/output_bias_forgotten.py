"""Belief: the bias of the hidden layer is enough for the whole network.

Advice: Call forward twice, with b2 = [0.0, 1.0] and with b2 = [5.0, 1.0]. Does a2 change?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2)
    return a1, a2
