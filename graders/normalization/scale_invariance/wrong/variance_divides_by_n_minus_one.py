"""Belief: batch norm uses the unbiased variance.

Advice: Square your outputs of the example and take their mean. Which mean has a variance of 1?
"""


def normalized(w, x):
    z = x @ w.T
    return (z - z.mean(dim=0)) / z.std(dim=0)
