"""Belief: both formulas of the variance are equal in floating point.

Advice: Print the variance of [[16384.0], [16385.0], [16386.0], [16385.0]].
"""


def channel_statistics(x):
    dims = [dim for dim in range(x.dim()) if dim != 1]
    mean = x.mean(dim=dims)
    return mean, (x**2).mean(dim=dims) - mean**2
