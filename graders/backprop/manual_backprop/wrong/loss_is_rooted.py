"""Belief: the mean squared error is reported as its root.

Advice: Compare your loss on the worked example with the value given there.
"""


def loss(a2, y):
    return ((a2 - y) ** 2).mean().sqrt()
