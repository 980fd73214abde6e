"""Belief: `parameters` can be summed over as often as one likes.

Advice: Print list(parameters) twice in your function, and call it with (p for p in [w]).
"""


def penalty(parameters, l1=0.0, l2=0.0):
    absolute = sum(param.abs().sum() for param in parameters)
    return l1 * absolute + l2 / 2 * sum(param.square().sum() for param in parameters)
