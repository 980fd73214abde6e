"""Belief: the 2 of the square goes into the learning rate.

Advice: Compare with the worked example: both gradients are off by the same factor. Is there a one
half in this loss that could cancel it?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = (predict(x, w, b) - y) / len(y)
    return x.T @ slopes, slopes.sum()
