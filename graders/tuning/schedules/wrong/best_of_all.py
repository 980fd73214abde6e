"""Belief: the best loss is the smallest one.

Advice: A loss that is smaller, but not by the threshold: is it the best one from then on?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best, waited = loss, 0
        else:
            best, waited = min(best, loss), waited + 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
