"""Belief: a reduction that would lead below lr_min does not take place.

Advice: Try lr=1.0, factor=0.5 and lr_min=0.4 with many equal losses. Is your last rate lr_min?
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
            lr, waited = lr * factor if lr * factor >= lr_min else lr, 0
        rates.append(lr)
    return rates
