"""Belief: the data have one mean and one standard deviation.

Advice: Print the shape of the mean for data with 3 features.
"""


def fit_scaler(x):
    mean, std = x.mean(), x.std(correction=0)
    return mean.expand(x.shape[1]).clone(), std.expand(x.shape[1]).clone()
