"""Belief: the squared errors of one example are added up, and the mean goes over the examples.

Advice: Compute loss with a2 = [[1.0, 1.0]] and y = [[0.0, 0.0]]. By which number does the formula
divide?
"""


def loss(a2, y):
    return ((a2 - y) ** 2).sum(1).mean()
