"""Belief: doubling is tripling.

Advice: Count the terms of your sum.
"""


def double(x):
    return 3 * x
