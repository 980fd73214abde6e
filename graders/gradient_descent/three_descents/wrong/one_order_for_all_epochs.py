"""Belief: the data are shuffled once, before training.

Advice: Pass two orders, [0, 1, 2] and [2, 1, 0]. Print the examples of each batch.
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    for _ in orders:
        total = 0.0
        for batch in orders[0].split(batch_size):
            w = path[-1]
            total += (x[batch] @ w - y[batch]).square().sum().item()
            path.append(w - lr * gradient(x[batch], y[batch], w))
        losses.append(total / len(x))
    return torch.stack(path), losses
