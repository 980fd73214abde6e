"""Belief: there is one loss for each step.

Advice: How many losses are there before, between and after the steps? Look at what happens for
steps = 0.
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
    losses = torch.zeros(steps, dtype=x.dtype)
    for step in range(steps):
        residual = x @ w + b - y
        losses[step] = (residual**2).mean()
        dw, db = 2 * x.T @ residual / len(x), 2 * residual.mean()
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
