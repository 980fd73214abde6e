"""Belief: a column of N targets is the same as a vector of N targets.

Advice: Print the shape of pred - y for y of shape (N, 1). How many differences are there, and how
many should there be?
"""


def mse(x, y, w, b):
    return (predict(x, w, b) - y).square().mean()
