"""Belief: w is moved first, and b then follows the new residuals.

Advice: Take the first step of the worked example on paper, both gradients first. Is your b after it
0.4667?
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        w = w - lr * gradients(x, y, w, b)[0]
        b = b - lr * gradients(x, y, w, b)[1]
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
