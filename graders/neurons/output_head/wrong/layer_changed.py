"""Belief: the old layer is no longer needed.

Advice: Print layer.weight before and after the call.
"""

import torch
from torch import nn


def to_one_logit(layer):
    one = nn.Linear(layer.in_features, 1, dtype=layer.weight.dtype)
    with torch.no_grad():
        for new, old in zip(one.parameters(), layer.parameters(), strict=True):
            old[1] -= old[0]
            new.copy_(old[1:])
    return one
