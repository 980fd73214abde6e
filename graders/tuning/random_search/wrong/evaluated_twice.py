"""Belief: the loss of the best can be computed once more.

Advice: How long does one call of the objective take, if it is a whole training?
"""

import math


def search(objective, candidates):
    known = [one for one in candidates if not math.isnan(objective(one))]
    if not known:
        raise ValueError("no candidate has a loss")
    best = min(known, key=objective)
    return best, objective(best)
