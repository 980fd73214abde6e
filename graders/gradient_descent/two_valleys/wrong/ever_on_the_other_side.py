"""Belief: a path that has once been over the ridge has left its valley.

Advice: Print transitions for the path 0, 2, 0 and the ridge 1. On which side does it end?
"""


def transitions(path, ridge):
    is_right = path >= ridge
    start = is_right[0]
    end = torch.where((is_right != start).any(dim=0), ~start, start)
    return torch.bincount(2 * start.long() + end.long(), minlength=4).reshape(2, 2)
