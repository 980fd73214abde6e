"""Belief: each split is standardized for itself.

Advice: Pass a test set of one example. Does its result depend on the example?
"""


def standardize_splits(train, test):
    return standardize(train, *fit_scaler(train)), standardize(test, *fit_scaler(test))
