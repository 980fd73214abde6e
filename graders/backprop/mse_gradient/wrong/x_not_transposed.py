"""Belief: the residuals meet x in the same product as the weights did.

Advice: Write down the shapes of both factors for N different from D. Over which index does the
gradient of w sum? A square x hides this.
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y) / len(y)
    return x @ slopes, slopes.sum()
