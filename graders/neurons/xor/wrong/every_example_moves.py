"""Belief: the perceptron learns from each example, right or wrong.

Advice: Count the mistakes in one pass over AND, and how often the weights change in it.
"""

import torch


def perceptron_pass(weights, x, targets):
    weights, mistakes = weights.clone(), 0
    ones = torch.ones_like(x[:, :1])
    for row, target in zip(torch.cat([x, ones], dim=1), targets, strict=True):
        mistakes += int(target * (weights @ row) <= 0)
        weights += target * row
    return weights, mistakes
