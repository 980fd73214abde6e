"""Belief: once the weights come back, they have settled.

Advice: Call perceptron on XOR. How many mistakes does its last pass make?
"""

import torch


def perceptron(x, targets):
    weights = torch.zeros(x.shape[1] + 1)
    seen = []
    while weights.tolist() not in seen:
        seen.append(weights.tolist())
        weights, _ = perceptron_pass(weights, x, targets)
    return weights, len(seen), True
