"""Belief: lr_min ends the reductions once it has been passed.

Advice: With lr_min = 0.2, which rate follows 0.3 after a reduction by 0.3?
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
            lr, waited = lr * factor if lr > lr_min else lr, 0
        rates.append(lr)
    return rates
