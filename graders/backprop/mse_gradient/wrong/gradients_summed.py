"""Belief: the gradient of the batch is the sum of the gradients of its examples.

Advice: Give every example of the worked example twice. What does the loss do, and what do your
gradients do?
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y)
    return x.T @ slopes, slopes.sum()
