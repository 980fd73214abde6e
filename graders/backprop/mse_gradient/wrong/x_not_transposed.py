"""Belief: the residuals meet x in the same product as the weights did.

Advice: Print x.shape and the shape of your residuals in the worked example. Over which index does
the gradient of w sum?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y) / len(y)
    return x @ slopes, slopes.sum()
