"""Belief: the best candidate has the largest value.

Advice: What does the objective return, and is more of it better?
"""

import math


def search(objective, candidates):
    losses = [objective(one) for one in candidates]
    known = [i for i, loss in enumerate(losses) if not math.isnan(loss)]
    if not known:
        raise ValueError("no candidate has a loss")
    best = max(known, key=losses.__getitem__)
    return candidates[best], losses[best]
