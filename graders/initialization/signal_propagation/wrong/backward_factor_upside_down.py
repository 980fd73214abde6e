"""Belief: both factors are the last element over the first.

Advice: Try backward = [1.0, 2.0]. Does this gradient grow or fade on its way back?
"""


def measured_factors(forward, backward):
    depth = len(forward) - 1
    return (forward[-1] / forward[0]) ** (1 / depth), (backward[-1] / backward[0]) ** (1 / depth)
