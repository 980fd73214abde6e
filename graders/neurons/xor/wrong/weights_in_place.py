"""Belief: `+=` changes only the function's own variable.

Advice: Print the tensor that you passed as weights, before and after the call.
"""

import torch


def perceptron_pass(weights, x, targets):
    mistakes = 0
    ones = torch.ones_like(x[:, :1])
    for row, target in zip(torch.cat([x, ones], dim=1), targets, strict=True):
        if target * (weights @ row) <= 0:
            weights += target * row
            mistakes += 1
    return weights, mistakes
