"""Belief: the error is the target minus the prediction, in the gradient as well.

Advice: Take x = [[0.0, 0.0]], y = [0.0] and b = 0.5. Does the loss grow when b grows? What sign has
your db?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (y - predict(x, w, b)) / len(y)
    return x.T @ slopes, slopes.sum()
