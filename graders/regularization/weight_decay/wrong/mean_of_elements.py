"""Belief: a penalty is a mean, as a loss is.

Advice: Take the weights [1.0, 1.0] and [1.0, 1.0, 1.0, 1.0], with l1=1.0. Which penalties does the
formula give?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    return sum(l1 * param.abs().mean() + l2 / 2 * param.square().mean() for param in parameters)
