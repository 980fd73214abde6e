"""Belief: patience is over when it is reached.

Advice: In the worked example, which of 0.6 and 0.7 makes the rate fall, with a patience of 1?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            best, waited = loss, 0
        else:
            waited += 1
        if waited >= patience and waited:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
