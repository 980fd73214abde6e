"""Belief: to center a batch is also to scale it.

Advice: Try [[1.0, 10.0], [3.0, 30.0]]. Does the formula divide by anything but N?
"""


def center(x):
    return (x - x.mean(dim=0)) / x.std(dim=0)
