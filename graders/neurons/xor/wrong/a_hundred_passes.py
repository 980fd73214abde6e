"""Belief: what is not learned in many passes is never learned.

Advice: Call perceptron on XOR, and print the weights after each of the first three passes. What
do you know after one pass?
"""

import torch


def perceptron(x, targets):
    weights = torch.zeros(x.shape[1] + 1)
    for passes in range(1, 101):
        weights, mistakes = perceptron_pass(weights, x, targets)
        if mistakes == 0:
            return weights, passes, True
    return weights, 100, False
