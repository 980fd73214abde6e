"""Belief: a weight that prints as 0.0000 is 0.

Advice: Count the zeros of descents that end at 1e-9.
"""


def count_zeros(gradient, start, lr, strength, steps):
    ends = {
        "subgradient": subgradient_descent(gradient, start, lr, strength, steps)[-1],
        "proximal": proximal_descent(gradient, start, lr, strength, steps)[-1],
        "ridge": ridge_descent(gradient, start, lr, strength, steps)[-1],
    }
    return {name: int((w.abs() < 1e-6).sum()) for name, w in ends.items()}
