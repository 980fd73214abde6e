"""Belief: w is moved first, and b then follows the new residuals.

Advice: At which w is db to be taken? Compute both derivatives before you change anything.
"""

import torch


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def gradients(x, y, w, b):
    check_targets(x, y)
    residual = x @ w + b - y
    return 2 * x.T @ residual / len(x), 2 * residual.mean()


def gradient_descent(x, y, w, b, lr, steps):
    losses = [((x @ w + b - y) ** 2).mean()]
    for _ in range(steps):
        w = w - lr * 2 * x.T @ (x @ w + b - y) / len(x)
        b = b - lr * 2 * (x @ w + b - y).mean()
        losses.append(((x @ w + b - y) ** 2).mean())
    return w, b, torch.stack(losses)
