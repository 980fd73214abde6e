"""Belief: only the weights learn.

Advice: Print the last element of the weights after one pass over AND.
"""


def perceptron_pass(weights, x, targets):
    weights, mistakes = weights.clone(), 0
    for row, target in zip(x, targets, strict=True):
        if target * (weights[:-1] @ row + weights[-1]) <= 0:
            weights[:-1] += target * row
            mistakes += 1
    return weights, mistakes
