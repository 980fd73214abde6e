"""Belief: a step adds the gradient.

Advice: Print the losses of the worked example for lr = 0.01 and steps = 3. Do they grow?
"""

import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w + lr * dw, b + lr * db
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
