"""Belief: what mse refuses need not be refused again.

Advice: Call gradients itself with y of shape (N, 1). Which shape has pred - y there?
"""


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def mse(x, y, w, b):
    check_targets(x, y)
    return ((predict(x, w, b) - y) ** 2).mean()


def gradients(x, y, w, b):
    residual = x @ w + b - y.reshape(-1)
    return 2 * x.T @ residual / len(x), 2 * residual.mean()
