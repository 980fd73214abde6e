"""Belief: the half in the formula belongs to both terms.

Advice: Compute the loss at (0, 1) by hand.
"""


def ravine(x, y):
    return (x**2 + 10 * y**2) / 2
