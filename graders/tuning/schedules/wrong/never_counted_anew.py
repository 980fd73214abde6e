"""Belief: after a reduction the epochs go on counting.

Advice: How many bad epochs have to follow a reduction until the next one?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            lr = max(lr * factor, lr_min)
        rates.append(lr)
    return rates
