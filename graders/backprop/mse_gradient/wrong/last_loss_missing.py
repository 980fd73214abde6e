"""Belief: there is one loss for each step.

Advice: How many losses are there before, between and after the steps? Look at what happens for
steps = 0.
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.zeros(steps, dtype=x.dtype)
    for step in range(steps):
        losses[step] = mse(x, y, w, b)
        dw, db = gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
