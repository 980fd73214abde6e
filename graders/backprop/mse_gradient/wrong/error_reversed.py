"""Belief: the error is the target minus the prediction, in the gradient as well.

Advice: The square does not care about the sign of the residual; its derivative does. What is the
derivative of r[n] with respect to b?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (y - predict(x, w, b)) / len(y)
    return x.T @ slopes, slopes.sum()
