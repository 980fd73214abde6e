"""Belief: every layer has a bias.

Advice: Fold the scaling into nn.Linear(3, 2, bias=False).
"""

from torch import nn


def fold_scaler(linear, mean, std):
    folded = nn.Linear(linear.in_features, linear.out_features)
    weight = linear.weight / std
    folded.weight = nn.Parameter(weight)
    folded.bias = nn.Parameter(linear.bias - weight @ mean)
    return folded
