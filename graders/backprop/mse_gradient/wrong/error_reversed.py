"""Belief: the error is the target minus the prediction, in the gradient as well.

Advice: The square does not care about the sign of the residual; its derivative does. What is the
derivative of r[n] with respect to b?
"""

import torch


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def gradients(x, y, w, b):
    check_targets(x, y)
    error = y - (x @ w + b)
    return 2 * x.T @ error / len(x), 2 * error.mean()


def gradient_descent(x, y, w, b, lr, steps):
    losses = [((x @ w + b - y) ** 2).mean()]
    for _ in range(steps):
        residual = x @ w + b - y
        dw, db = 2 * x.T @ residual / len(x), 2 * residual.mean()
        w, b = w - lr * dw, b - lr * db
        losses.append(((x @ w + b - y) ** 2).mean())
    return w, b, torch.stack(losses)
