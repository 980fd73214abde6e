"""Belief: a bound is an upper limit.

Advice: Clip the gradient -4 by value with the bound 1, and print it.
"""


def clip_by_value(parameters, bound):
    for grad in _grads(parameters):
        grad.clamp_(max=bound)
