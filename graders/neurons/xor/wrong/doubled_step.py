"""Belief: the step is the difference of target and answer, which is 2 or -2.

Advice: Do one pass from zero over the example [1.0] with the target 1. What does the contract
add to w?
"""

import torch


def perceptron_pass(weights, x, targets):
    weights, mistakes = weights.clone(), 0
    ones = torch.ones_like(x[:, :1])
    for row, target in zip(torch.cat([x, ones], dim=1), targets, strict=True):
        if target * (weights @ row) <= 0:
            weights += 2 * target * row
            mistakes += 1
    return weights, mistakes
