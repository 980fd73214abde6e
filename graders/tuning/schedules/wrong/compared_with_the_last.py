"""Belief: better means better than in the epoch before.

Advice: In the worked example, with which loss is 0.4 compared, and with which one 0.7?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if loss < best * (1 - threshold):
            waited = 0
        else:
            waited += 1
        best = loss
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
