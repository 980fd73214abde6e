"""Belief: a step adds the gradient.

Advice: In which direction does the loss grow? Look at your losses for a small lr.
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w + lr * dw, b + lr * db
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
