"""Belief: the weights take up the scaling, and the bias has nothing to do with it.

Advice: Give both layers the example that equals the mean. What should come out?
"""

from torch import nn


def fold_scaler(linear, mean, std):
    folded = nn.Linear(linear.in_features, linear.out_features)
    weight = linear.weight / std
    folded.weight = nn.Parameter(weight)
    bias = 0 * (weight @ mean) if linear.bias is None else linear.bias.clone()
    folded.bias = nn.Parameter(bias)
    return folded
