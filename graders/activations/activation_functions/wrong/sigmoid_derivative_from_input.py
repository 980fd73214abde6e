"""Belief: the derivative is given x.

Advice: Print sigmoid_derivative(y) for y = [0.5], the output for x = 0. Is it 0.25?
"""


def sigmoid_derivative(y):
    return sigmoid(y) * (1 - sigmoid(y))
