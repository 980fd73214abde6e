"""Belief: an example is wrong only if z has the other sign.

Advice: Do one pass from zero weights. Do they change at all?
"""

import torch


def perceptron_pass(weights, x, targets):
    weights, mistakes = weights.clone(), 0
    ones = torch.ones_like(x[:, :1])
    for row, target in zip(torch.cat([x, ones], dim=1), targets, strict=True):
        if target * (weights @ row) < 0:
            weights += target * row
            mistakes += 1
    return weights, mistakes
