"""Belief: weights are noted at the end of an epoch.

Advice: Print the shape of the path of stochastic descent in the worked example, which takes three
steps.
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    w, path, losses = start, [start], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            total += (x[batch] @ w - y[batch]).square().sum().item()
            w = w - lr * gradient(x[batch], y[batch], w)
        path.append(w)
        losses.append(total / len(x))
    return torch.stack(path), losses
