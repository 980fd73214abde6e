"""Belief: only the gradient of w has to be divided by N.

Advice: The factor 1 / N stands in front of the whole loss. Which of the two derivatives can lose
it?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    residual = predict(x, w, b) - y
    return 2 * x.T @ residual / len(y), 2 * residual.sum()
