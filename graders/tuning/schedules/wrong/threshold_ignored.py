"""Belief: any smaller loss is better.

Advice: Is 0.99 better than 1 with a threshold of 0.5? See what the contract calls better.
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best:
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
