"""Belief: more data give better statistics, so the test data belong to them.

Advice: Change the test data. Do the scaled training data change?
"""

import torch


def standardize_splits(train, test):
    mean, std = fit_scaler(torch.cat([train, test]))
    return standardize(train, mean, std), standardize(test, mean, std)
