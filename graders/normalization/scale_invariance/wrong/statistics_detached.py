"""Belief: mean and variance are constants for the gradient.

Advice: Compute w · g for your gradient of the example. Which number should it be?
"""


def normalized(w, x):
    z = x @ w.T
    return (z - z.detach().mean(dim=0)) / z.detach().std(dim=0, correction=0)
