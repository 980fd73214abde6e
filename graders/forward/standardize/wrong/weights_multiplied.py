"""Belief: a large feature needs large weights.

Advice: Double std. Should the new weights grow or shrink?
"""

from torch import nn


def fold_scaler(linear, mean, std):
    folded = nn.Linear(linear.in_features, linear.out_features)
    weight = linear.weight * std
    shift = weight @ mean
    folded.weight = nn.Parameter(weight)
    folded.bias = nn.Parameter(-shift if linear.bias is None else linear.bias - shift)
    return folded
