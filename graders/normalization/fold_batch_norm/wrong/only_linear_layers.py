"""Belief: only linear layers can be folded.

Advice: Fold nn.Sequential(nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2)).eval() and print the result.
"""

from torch import nn


def _is_pair(layer, norm):
    return isinstance(layer, nn.Linear) and isinstance(norm, nn.BatchNorm1d)
