"""Belief: there is one loss for each step.

Advice: Print the losses for steps = 0 with the worked example. How many are there, and how many
losses are known?
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.zeros(steps, dtype=x.dtype)
    for step in range(steps):
        losses[step] = mse(x, y, w, b)
        dw, db = gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
