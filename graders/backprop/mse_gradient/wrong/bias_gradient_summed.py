"""Belief: only the gradient of w has to be divided by N.

Advice: The factor 1 / N stands in front of the whole loss. Which of the two derivatives can lose
it?
"""

import torch


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def gradients(x, y, w, b):
    check_targets(x, y)
    residual = x @ w + b - y
    return 2 * x.T @ residual / len(x), 2 * residual.sum()


def gradient_descent(x, y, w, b, lr, steps):
    losses = [((x @ w + b - y) ** 2).mean()]
    for _ in range(steps):
        residual = x @ w + b - y
        dw, db = 2 * x.T @ residual / len(x), 2 * residual.mean()
        w, b = w - lr * dw, b - lr * db
        losses.append(((x @ w + b - y) ** 2).mean())
    return w, b, torch.stack(losses)
