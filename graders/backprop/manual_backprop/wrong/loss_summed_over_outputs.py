"""Belief: the squared errors of one example are added up, and the mean goes over the examples.

Advice: By which number does the loss divide? Try it with more than one output.
"""


def loss(a2, y):
    return ((a2 - y) ** 2).sum(1).mean()
