"""Belief: one can go twice over what model.parameters() returns.

Advice: Print list(p) twice, for p = model.parameters(). What is left the second time?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    absolute = sum(parameter.abs().sum() for parameter in parameters)
    squares = sum(parameter.square().sum() for parameter in parameters)
    return l1 * absolute + l2 / 2 * squares
