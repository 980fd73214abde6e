"""Belief: a function may use the memory of its arguments for its own work.

Advice: Print one_hot = [[0, 1]] before and after to_labels(one_hot). Which of your operations end
in an underscore?
"""


def to_labels(one_hot):
    labels = one_hot.argmax(dim=1, keepdim=True)
    is_one = (one_hot.gather(1, labels) == 1).all()
    rest = one_hot.scatter_(1, labels, 0)
    if not is_one or (rest != 0).any():
        raise ValueError("expected one-hot rows: a single 1, and 0 elsewhere")
    return labels.squeeze(1)
