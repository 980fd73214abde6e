"""Belief: what mse refuses need not be refused again.

Advice: Call gradients itself with y of shape (N, 1). Which shape has pred - y there?
"""


def gradients(x, y, w, b):
    slopes = 2 * (predict(x, w, b) - y.reshape(-1)) / len(x)
    return x.T @ slopes, slopes.sum()
