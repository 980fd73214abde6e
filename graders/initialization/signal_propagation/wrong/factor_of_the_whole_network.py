"""Belief: the factor is that from the input to the output.

Advice: Try forward = [1.0, 4.0, 16.0]. By which factor does each layer multiply?
"""


def measured_factors(forward, backward):
    return forward[-1] / forward[0], backward[0] / backward[-1]
