"""Belief: folding changes the layer.

Advice: Print linear.weight before and after fold_scaler.
"""

import torch
from torch import nn


def fold_scaler(linear, mean, std):
    with torch.no_grad():
        linear.weight /= std
        shift = linear.weight @ mean
        if linear.bias is None:
            linear.bias = nn.Parameter(-shift)
        else:
            linear.bias -= shift
    return linear
