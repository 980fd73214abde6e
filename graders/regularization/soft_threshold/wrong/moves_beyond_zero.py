"""Belief: each element moves by t towards 0, however close it is.

Advice: Try 0.5 with t = 1.0. On which side of 0 does it end?
"""


def soft_threshold(x, t):
    return x - t * x.sign()
