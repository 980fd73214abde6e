"""Belief: of equal losses any one is best.

Advice: Which of two candidates with the same loss do the rules ask for?
"""

import math


def search(objective, candidates):
    best, smallest = None, math.inf
    for one in candidates:
        loss = objective(one)
        if loss <= smallest:
            best, smallest = one, loss
    if best is None:
        raise ValueError("no candidate has a loss")
    return best, smallest
