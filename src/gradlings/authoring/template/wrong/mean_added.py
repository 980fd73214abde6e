"""Belief: to center is to add the mean.

Advice: Center a batch of one example. What should be left of it, and what do you get?
"""


def center(x):
    return x + x.mean(dim=0)
