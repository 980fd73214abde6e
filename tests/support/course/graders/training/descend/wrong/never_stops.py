"""Belief: the loop ends once the slope is exactly zero.

Advice: Print the slope in every step. Does it become zero?
"""


def descend(start, lr, slope):
    x = start
    while (2 * x).abs().max() > -1:
        x = x - lr * 2 * x
    return x
