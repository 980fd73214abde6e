"""Belief: weights that go round come back to zero.

Advice: Call perceptron on the inputs 0, 1, 2 with the targets -1, 1, -1, and print the weights
after each pass.
"""

import torch


def perceptron(x, targets):
    weights, passes = torch.zeros(x.shape[1] + 1), 0
    while passes < 100:
        weights, mistakes = perceptron_pass(weights, x, targets)
        passes += 1
        if mistakes == 0 or not weights.any():
            break
    return weights, passes, mistakes == 0
