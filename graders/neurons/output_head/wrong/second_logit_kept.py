"""Belief: the logit of class 1 alone decides.

Advice: Add 5 to both biases of the layer. Should the probabilities change, and does your logit?
"""

import torch
from torch import nn


def to_one_logit(layer):
    one = nn.Linear(layer.in_features, 1, dtype=layer.weight.dtype)
    with torch.no_grad():
        one.weight.copy_(layer.weight[1:])
        one.bias.copy_(layer.bias[1:])
    return one
