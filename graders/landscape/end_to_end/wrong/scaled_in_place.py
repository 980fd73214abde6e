"""Belief: `-=` changes only the function's own variable.

Advice: Print the images before and after compare, for a way that flattens them.
"""


def scale(train, test):
    mean, std = train.mean(dim=0), train.std(dim=0, correction=0)
    for x in (train, test):
        x -= mean
        x /= std
    return train, test
