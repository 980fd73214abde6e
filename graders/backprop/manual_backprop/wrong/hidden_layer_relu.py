"""Belief: hidden units are rectified, and only outputs are squashed.

Advice: Call forward with an x of zeros and b1 = 0. What does your a1 hold, and what does the
sigmoid of 0?
"""

import torch


def forward(x, w1, b1, w2, b2):
    a1 = torch.relu(x @ w1 + b1)
    a2 = torch.sigmoid(a1 @ w2 + b2)
    return a1, a2
