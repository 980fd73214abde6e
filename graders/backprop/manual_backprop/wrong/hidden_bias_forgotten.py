"""Belief: the bias of the hidden layer makes no difference, since the output layer has one too.

Advice: Call forward twice, with b1 = [0.5] and with b1 = [5.0]. Does a1 change?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1, a2
