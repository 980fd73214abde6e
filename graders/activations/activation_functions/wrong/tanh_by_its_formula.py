"""Belief: the formula of tanh can be typed as it stands.

Advice: Print tanh(x) for x = [100.0]. Which numbers are above and below the line?
"""

import torch


def tanh(x):
    return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))
