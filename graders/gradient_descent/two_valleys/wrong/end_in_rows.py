"""Belief: the end stands in the row, the start in the column.

Advice: Print transitions for a path from right to left of the ridge. In which row is it?
"""


def transitions(path, ridge):
    start, end = path[[0, -1]] >= ridge
    return torch.bincount(2 * end + start, minlength=4).reshape(2, 2)
