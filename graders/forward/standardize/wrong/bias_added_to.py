"""Belief: the shift of the inputs is added to the bias.

Advice: Give the new layer the example that equals the mean. Does the old bias come out?
"""

from torch import nn


def fold_scaler(linear, mean, std):
    folded = nn.Linear(linear.in_features, linear.out_features)
    weight = linear.weight / std
    shift = weight @ mean
    folded.weight = nn.Parameter(weight)
    folded.bias = nn.Parameter(shift if linear.bias is None else linear.bias + shift)
    return folded
