"""Belief: the expected improvement is the improvement of the mean.

Advice: Try a mean equal to best, with the std 1. Can the value not be lower?
"""


def expected_improvement(mean, std, best):
    return (best - mean).clamp(min=0)
