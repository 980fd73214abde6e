"""Belief: zeros are counted over all weights that a descent returns.

Advice: Compare your counts for 50 steps and for 100 steps of the worked example.
"""


def count_zeros(gradient, start, lr, strength, steps):
    paths = {
        "subgradient": subgradient_descent(gradient, start, lr, strength, steps),
        "proximal": proximal_descent(gradient, start, lr, strength, steps),
        "ridge": ridge_descent(gradient, start, lr, strength, steps),
    }
    return {name: int((path == 0).sum()) for name, path in paths.items()}
