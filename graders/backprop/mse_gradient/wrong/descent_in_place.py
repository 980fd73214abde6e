"""Belief: `w -= step` inside a function changes only the local variable.

Advice: Print w before and after a call. What does an augmented assignment do to a tensor?
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w -= lr * dw
        b -= lr * db
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
