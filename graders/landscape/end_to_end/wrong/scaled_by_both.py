"""Belief: statistics are better the more data they come from, the test set included.

Advice: Print the scaled training inputs of the example. Do they change with the test input?
"""

import torch


def scale(train, test):
    both = torch.cat([train, test])
    mean, std = both.mean(dim=0), both.std(dim=0, correction=0)
    return (train - mean) / std, (test - mean) / std
