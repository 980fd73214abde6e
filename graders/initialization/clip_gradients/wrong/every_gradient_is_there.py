"""Belief: each parameter has a gradient.

Advice: Give one of two parameters a gradient, and call both of your functions.
"""


def _grads(parameters):
    return [param.grad for param in parameters]
