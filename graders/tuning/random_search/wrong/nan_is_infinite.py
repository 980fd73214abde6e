"""Belief: a NaN is a loss that is infinitely large.

Advice: Search with the losses NaN and infinity, and with NaN alone. What should come back?
"""

import math


def search(objective, candidates):
    losses = [objective(one) for one in candidates]
    losses = [math.inf if math.isnan(loss) else loss for loss in losses]
    if not losses:
        raise ValueError("no candidates")
    best = losses.index(min(losses))
    return candidates[best], losses[best]
