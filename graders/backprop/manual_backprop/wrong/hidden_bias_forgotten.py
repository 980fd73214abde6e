"""Belief: the bias of the hidden layer makes no difference, since the output layer has one too.

Advice: Which of the arguments of forward does your code never use?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.sigmoid(x @ w1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1, a2
