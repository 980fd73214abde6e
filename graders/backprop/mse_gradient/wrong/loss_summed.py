"""Belief: the loss of a batch is the sum of its examples' losses.

Advice: Should the loss change when every example of the batch comes twice?
"""


def mse(x, y, w, b):
    _require_one_target_each(x, y)
    return (predict(x, w, b) - y).square().sum()
