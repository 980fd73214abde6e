"""Belief: the mean is subtracted with the old weights.

Advice: Give the new layer the example that equals the mean. Does the old bias come out?
"""

from torch import nn


def fold_scaler(linear, mean, std):
    folded = nn.Linear(linear.in_features, linear.out_features)
    shift = linear.weight @ mean
    folded.weight = nn.Parameter(linear.weight / std)
    folded.bias = nn.Parameter(-shift if linear.bias is None else linear.bias - shift)
    return folded
