"""Belief: another name for a tensor is a copy of it.

Advice: Call gradients(x, y, w, b) twice with the worked example. Are the two results equal, and
what is y after each call?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = y
    slopes -= predict(x, w, b)
    slopes = -2 * slopes / len(y)
    return x.T @ slopes, slopes.sum()
