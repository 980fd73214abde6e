"""Belief: a mean over 2 r + 1 epochs always divides by 2 r + 1.

Advice: Smooth 1, 1, 1 and 1 with radius 1. What should the first value be?
"""


def smooth(losses, radius):
    return [
        sum(losses[max(e - radius, 0) : e + radius + 1]) / (2 * radius + 1)
        for e in range(len(losses))
    ]
