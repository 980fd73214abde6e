"""Belief: a gradient is what autograd is for.

Advice: Here the derivation is the exercise. Two lines are enough once you have the derivative
with respect to the residuals.
"""

import torch


def check_targets(x, y):
    if y.shape != (len(x),):
        raise ValueError(f"y has the shape {tuple(y.shape)}, expected {(len(x),)}")


def gradients(x, y, w, b):
    check_targets(x, y)
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    loss = ((x @ w + b - y) ** 2).mean()
    return torch.autograd.grad(loss, (w, b))


def gradient_descent(x, y, w, b, lr, steps):
    losses = [((x @ w + b - y) ** 2).mean()]
    for _ in range(steps):
        residual = x @ w + b - y
        dw, db = 2 * x.T @ residual / len(x), 2 * residual.mean()
        w, b = w - lr * dw, b - lr * db
        losses.append(((x @ w + b - y) ** 2).mean())
    return w, b, torch.stack(losses)
