"""Belief: the loss of a batch is the sum of its examples' losses.

Advice: Give every example of the worked example twice. Should the loss be another one?
"""


def mse(x, y, w, b):
    _require_one_target_each(x, y)
    return (predict(x, w, b) - y).square().sum()
