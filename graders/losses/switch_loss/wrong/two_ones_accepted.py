"""Belief: a row is one-hot if it holds nothing but zeros and ones and is not all zero.

Advice: Try [[1, 0, 1]]. Which class would it stand for?
"""


def to_labels(one_hot):
    is_binary = ((one_hot == 0) | (one_hot == 1)).all()
    if not (is_binary and one_hot.any(dim=1).all()):
        raise ValueError("expected zeros and a one in each row")
    return one_hot.argmax(dim=1)
