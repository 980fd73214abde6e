"""Belief: each example has a bias gradient of its own.

Advice: Print db.shape and b.shape in the worked example. In how many residuals does b have a part?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y) / len(y)
    return x.T @ slopes, slopes
