"""Belief: the order of the two operations does not matter.

Advice: Scale 300 with the mean 200 and the standard deviation 100.
"""


def standardize(x, mean, std):
    return x / std - mean
