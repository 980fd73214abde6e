"""Belief: a row with exactly one 1 is one-hot.

Advice: Try [[1, 2, 0]]. Is that a one-hot row?
"""


def to_labels(one_hot):
    if not ((one_hot == 1).sum(dim=1) == 1).all():
        raise ValueError("expected exactly one 1 in each row")
    return (one_hot == 1).int().argmax(dim=1)
