"""Belief: a row that adds up to 1 is one-hot.

Advice: Try [[0.75, 0.25, 0.0]]. Is that a one-hot row?
"""


def to_labels(one_hot):
    if not (one_hot.sum(dim=1) == 1).all():
        raise ValueError("expected rows that add up to 1")
    return one_hot.argmax(dim=1)
