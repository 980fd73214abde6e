"""Belief: `-=` changes only the function's own variable.

Advice: Print the training data before and after standardize_splits.
"""


def standardize_splits(train, test):
    mean, std = fit_scaler(train)
    for split in (train, test):
        split -= mean
        split /= std
    return train, test
