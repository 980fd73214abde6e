"""Belief: the examples lie along the second dimension.

Advice: How many labels should a batch of 5 examples with 3 classes have, and what is the largest
that a label may be?
"""

from torch import nn


def to_labels(one_hot):
    labels = one_hot.argmax(dim=1)
    if (nn.functional.one_hot(labels, one_hot.shape[1]) != one_hot).any():
        raise ValueError("expected one-hot rows: a single 1, and 0 elsewhere")
    return one_hot.argmax(dim=0)
