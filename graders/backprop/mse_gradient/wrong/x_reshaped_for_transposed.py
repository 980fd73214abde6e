"""Belief: a reshape to (D, N) is the transpose.

Advice: Print x.reshape(2, 3) and x.T for the x of the worked example. In which of them is the first
row the first feature of all examples?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y) / len(y)
    return x.reshape(x.shape[1], -1) @ slopes, slopes.sum()
