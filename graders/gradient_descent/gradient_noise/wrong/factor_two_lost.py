"""Belief: the derivative of a square is what is squared.

Advice: For w = 1, x = 1 and y = 0 the loss is 1. How much does it grow if w becomes 1.01?
"""


def example_gradients(w, x, y):
    return (x @ w - y)[:, None] * x
