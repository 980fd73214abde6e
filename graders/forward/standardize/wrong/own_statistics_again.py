"""Belief: what is standardized has mean 0.

Advice: Standardize a single example with the mean 0 and the standard deviation 1.
"""


def standardize(x, mean, std):
    own_mean, own_std = fit_scaler(x)
    return (x - own_mean) / own_std
