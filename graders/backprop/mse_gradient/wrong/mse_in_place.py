"""Belief: the targets are no longer needed, so the residuals may take their place.

Advice: Print y before and after mse(x, y, w, b) with the worked example. Which line gave it new
values?
"""


def mse(x, y, w, b):
    _require_one_target_each(x, y)
    y -= predict(x, w, b)
    return y.square().mean()
