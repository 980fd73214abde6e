"""Belief: L1 is the sum of the weights.

Advice: Take the weights [1.0, -1.0] with l1=1.0. Is a penalty of 0 right for them?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    return sum(l1 * param.sum() + l2 / 2 * param.square().sum() for param in parameters)
