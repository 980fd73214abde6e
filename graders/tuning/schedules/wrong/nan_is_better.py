"""Belief: what is not worse is better.

Advice: Evaluate nan >= 1.0 and nan < 1.0. Which branch does a NaN take?
"""

import math


def reduce_on_plateau(losses, lr, factor, patience, threshold=1e-4, lr_min=0.0):
    best, waited, rates = math.inf, 0, []
    for loss in losses:
        if not loss >= best * (1 - threshold):
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            lr, waited = max(lr * factor, lr_min), 0
        rates.append(lr)
    return rates
