"""Belief: a pass without a mistake is no pass.

Advice: Call perceptron on one example. How many passes does it take to see that it is right?
"""

import torch


def perceptron(x, targets):
    weights = torch.zeros(x.shape[1] + 1)
    seen = []
    while True:
        seen.append(weights.tolist())
        weights, mistakes = perceptron_pass(weights, x, targets)
        if mistakes == 0:
            return weights, len(seen) - 1, True
        if weights.tolist() in seen:
            return weights, len(seen), False
