"""Belief: all gradients of an epoch are taken at the weights with which it begins.

Advice: In the worked example with B = 2, print the weights at which the second gradient is taken.
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    for order in orders:
        w, total = path[-1], 0.0
        for batch in order.split(batch_size):
            total += (x[batch] @ w - y[batch]).square().sum().item()
            path.append(path[-1] - lr * gradient(x[batch], y[batch], w))
        losses.append(total / len(x))
    return torch.stack(path), losses
