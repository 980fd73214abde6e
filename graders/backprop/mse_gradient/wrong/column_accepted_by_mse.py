"""Belief: a column of N targets is the same as a vector of N targets.

Advice: Print the shape of pred - y for y of shape (N, 1). How many differences are there, and how
many should there be?
"""


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def mse(x, y, w, b):
    return ((predict(x, w, b) - y) ** 2).mean()


def gradients(x, y, w, b):
    check_targets(x, y)
    residual = x @ w + b - y
    return 2 * x.T @ residual / len(x), 2 * residual.mean()
