"""Belief: the largest entry is the label, whatever else is in the row.

Advice: Try [[0.0, 0.0, 0.0]]. Which class does your function give?
"""


def to_labels(one_hot):
    return one_hot.argmax(dim=1)
