"""Belief: the derivative of the ReLU is 1 for x >= 0.

Advice: Print relu_derivative(x) for x = [0.0]. What does the table say?
"""


def relu_derivative(x):
    return (x >= 0).to(x.dtype)
