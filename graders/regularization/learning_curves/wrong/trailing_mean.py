"""Belief: a moving mean looks back only.

Advice: Smooth 0, 0, 3 and 0 with radius 1. Which epochs does the 3 reach?
"""

from statistics import fmean


def smooth(losses, radius):
    return [fmean(losses[max(e - 2 * radius, 0) : e + 1]) for e in range(len(losses))]
