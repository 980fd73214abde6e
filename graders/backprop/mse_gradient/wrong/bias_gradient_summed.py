"""Belief: only the gradient of w has to be divided by N.

Advice: Give every example of the worked example twice. dw stays the same; what does your db do?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    residual = predict(x, w, b) - y
    return 2 * x.T @ residual / len(y), 2 * residual.sum()
