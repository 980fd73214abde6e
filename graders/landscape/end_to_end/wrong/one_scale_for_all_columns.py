"""Belief: one mean and one deviation do for all columns.

Advice: Scale the training inputs [[1.0, 10.0], [3.0, 30.0]]. Is the mean of each column 0?
"""


def scale(train, test):
    mean, std = train.mean(), train.std(correction=0)
    return (train - mean) / std, (test - mean) / std
