"""Belief: the std of torch divides by N.

Advice: Scale the training inputs [[1.0], [3.0]]. Are they -1 and 1?
"""


def scale(train, test):
    mean, std = train.mean(dim=0), train.std(dim=0)
    return (train - mean) / std, (test - mean) / std
