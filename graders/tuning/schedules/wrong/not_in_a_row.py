"""Belief: all epochs that are not better add up.

Advice: What does one better epoch do to the count?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best = loss
        else:
            waited += 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
