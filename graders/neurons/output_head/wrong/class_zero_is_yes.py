"""Belief: the one logit speaks for class 0.

Advice: Take a layer whose logits are 0 for class 0 and 3 for class 1. Should the sigmoid of your
logit be large or small?
"""

import torch
from torch import nn


def to_one_logit(layer):
    one = nn.Linear(layer.in_features, 1, dtype=layer.weight.dtype)
    with torch.no_grad():
        one.weight.copy_(layer.weight[:1] - layer.weight[1:])
        one.bias.copy_(layer.bias[:1] - layer.bias[1:])
    return one
