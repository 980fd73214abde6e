"""Belief: the first epoch has the number 1.

Advice: Ask for the best epoch of a history that only rises.
"""


def best_epoch(validation, radius):
    smoothed = smooth(validation, radius)
    return 1 + smoothed.index(min(smoothed))
