"""Belief: exp(x) / (1 + exp(x)) is the same sigmoid, so it does not matter which one is used.

Advice: Print sigmoid(x) for x = [1000.0]. Which number is above the line, and which one below it?
"""

import torch


def sigmoid(x):
    return torch.exp(x) / (1 + torch.exp(x))
