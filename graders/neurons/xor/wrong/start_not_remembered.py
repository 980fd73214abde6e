"""Belief: the weights before the first pass do not count.

Advice: Call perceptron on XOR with the inputs of the contract. After how many passes are the
weights zero again?
"""

import torch


def perceptron(x, targets):
    weights, passes = torch.zeros(x.shape[1] + 1), 0
    seen = set()
    while True:
        weights, mistakes = perceptron_pass(weights, x, targets)
        passes += 1
        if mistakes == 0 or tuple(weights.tolist()) in seen:
            return weights, passes, mistakes == 0
        seen.add(tuple(weights.tolist()))
