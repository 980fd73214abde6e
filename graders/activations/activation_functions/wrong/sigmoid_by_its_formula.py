"""Belief: the formula of the sigmoid can be typed as it stands.

Advice: Call backward() on sigmoid(x).sum() for x = [-1000.0]. What is in x.grad?
"""

import torch


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))
