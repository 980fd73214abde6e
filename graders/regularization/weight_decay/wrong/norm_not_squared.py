"""Belief: L2 is the length of the weights.

Advice: Take the weights [3.0, 4.0], and then twice as much, with l2=1.0. By which factor does your
penalty grow, and by which the formula's?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    return sum(l1 * param.abs().sum() + l2 / 2 * param.norm() for param in parameters)
