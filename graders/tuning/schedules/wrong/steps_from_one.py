"""Belief: the first step is already one step old.

Advice: Which rate does exponential(0) have to be?
"""


def exponential(t, lr, gamma):
    return lr * gamma ** (t + 1)
