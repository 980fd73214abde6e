"""Belief: w is moved first, and b then follows the new residuals.

Advice: At which w is db to be taken? Compute both derivatives before you change anything.
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        w = w - lr * gradients(x, y, w, b)[0]
        b = b - lr * gradients(x, y, w, b)[1]
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
