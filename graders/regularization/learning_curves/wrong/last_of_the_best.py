"""Belief: of equal epochs the later one is better, since it is trained longer.

Advice: Try 1, 0, 0 and 1 with radius 0.
"""


def best_epoch(validation, radius):
    smoothed = smooth(validation, radius)
    return len(smoothed) - 1 - smoothed[::-1].index(min(smoothed))
