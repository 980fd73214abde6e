"""Belief: the last layer has a ReLU like the others.

Advice: Print the smallest output of your layer for "regression" over many inputs.
"""

from torch import nn


def output_layer(task, in_features, n):
    layer = nn.Linear(in_features, 1 if task == "binary" else n)
    return nn.Sequential(layer, nn.ReLU()) if task == "regression" else layer
