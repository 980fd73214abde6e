"""Belief: a table of transitions holds shares.

Advice: Print transitions for a single path. Are its entries whole numbers, of dtype int64?
"""


def transitions(path, ridge):
    start, end = path[[0, -1]] >= ridge
    counts = torch.bincount(2 * start + end, minlength=4).reshape(2, 2)
    return counts / counts.sum()
