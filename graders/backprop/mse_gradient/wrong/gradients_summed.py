"""Belief: the gradient of the batch is the sum of the gradients of its examples.

Advice: How should the gradient change when every example comes twice? Compare with what the loss
does.
"""


def gradients(x, y, w, b):
    _require_one_target_each(x, y)
    slopes = 2 * (predict(x, w, b) - y)
    return x.T @ slopes, slopes.sum()
