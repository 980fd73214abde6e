"""Belief: the best epoch is that of the smallest loss.

Advice: Look at epoch 2 of the worked example. Is its neighborhood good?
"""


def best_epoch(validation, radius):
    return validation.index(min(validation))
