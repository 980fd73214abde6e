"""Belief: the mean squared error is reported as its root.

Advice: Compute loss with a2 = [[3.0]] and y = [[1.0]]. Is it 4 or 2?
"""


def loss(a2, y):
    return ((a2 - y) ** 2).mean().sqrt()
