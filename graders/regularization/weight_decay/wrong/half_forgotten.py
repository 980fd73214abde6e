"""Belief: an L2 penalty is λ times the sum of the squares.

Advice: Take the single weight 3 with l2=1.0. Which gradient does your penalty have, and which one
does the contract give?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    return sum(l1 * param.abs().sum() + l2 * param.square().sum() for param in parameters)
