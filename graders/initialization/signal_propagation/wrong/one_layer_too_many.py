"""Belief: a list of L + 1 spreads has L + 1 factors.

Advice: Try forward = [1.0, 4.0]. How many layers lie between the two?
"""


def measured_factors(forward, backward):
    n = len(forward)
    return (forward[-1] / forward[0]) ** (1 / n), (backward[0] / backward[-1]) ** (1 / n)
