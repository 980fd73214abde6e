"""Belief: a list keeps the values that a tensor has when it is appended.

Advice: Print the path of the worked example. Are its rows different?
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    w = start.clone()
    path, losses = [w], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            total += (x[batch] @ w - y[batch]).square().sum().item()
            w -= lr * gradient(x[batch], y[batch], w)
            path.append(w)
        losses.append(total / len(x))
    return torch.stack(path), losses
