"""Belief: the examples are used in the order in which they are stored.

Advice: Run the worked example with B = 1 and the order [2, 1, 0]. Where does the first step lead?
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    for _ in orders:
        total = 0.0
        for batch in torch.arange(len(x)).split(batch_size):
            w = path[-1]
            total += (x[batch] @ w - y[batch]).square().sum().item()
            path.append(w - lr * gradient(x[batch], y[batch], w))
        losses.append(total / len(x))
    return torch.stack(path), losses
