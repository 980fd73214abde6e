"""Belief: the derivative of a square is the number itself.

Advice: One example with x = 1 and y = 0, at w = 1. What is the derivative of w²?
"""


def gradient(x, y, w):
    return (x @ w - y) @ x / len(x)
