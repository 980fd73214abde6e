"""Belief: with a new rate the search for the best loss begins again.

Advice: Try patience=0 with the losses 1.0, 3.0, 2.0. With which loss is 2.0 compared?
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
            best, lr, waited = math.inf, max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
