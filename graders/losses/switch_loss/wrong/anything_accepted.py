"""Belief: the largest entry is the label, whatever else is in the row.

Advice: Call your function on [[0.0, 0.0, 0.0]]. Which class does it give, and which is true?
"""


def to_labels(one_hot):
    return one_hot.argmax(dim=1)
