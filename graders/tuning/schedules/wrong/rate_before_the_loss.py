"""Belief: the rate of an epoch is the one that it was trained with.

Advice: What does the contract return for each loss: the rate before it or after it?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        rates.append(lr)
        if loss < best * (1 - threshold):
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
    return rates
