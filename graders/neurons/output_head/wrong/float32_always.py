"""Belief: a new layer takes the dtype of what is copied into it.

Advice: Print the dtype of your layer's weight for a layer of float64.
"""

import torch
from torch import nn


def to_one_logit(layer):
    one = nn.Linear(layer.in_features, 1)
    with torch.no_grad():
        one.weight.copy_(layer.weight[1:] - layer.weight[:1])
        one.bias.copy_(layer.bias[1:] - layer.bias[:1])
    return one
