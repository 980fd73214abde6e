"""Belief: the derivative is given x.

Advice: Print tanh_derivative(y) for y = [1.0], the output for a very large x. Is it 0?
"""


def tanh_derivative(y):
    return 1 - tanh(y) ** 2
