"""Belief: labels have the dtype of the targets that they come from.

Advice: Print the dtype of your labels for a one_hot of float32. Which dtype has an index?
"""

from torch import nn


def to_labels(one_hot):
    labels = one_hot.argmax(dim=1)
    if (nn.functional.one_hot(labels, one_hot.shape[1]) != one_hot).any():
        raise ValueError("expected one-hot rows: a single 1, and 0 elsewhere")
    return labels.to(one_hot.dtype)
