"""Belief: `-=` changes only the function's own variable.

Advice: Print start before and after a call of descend.
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    w, path, losses = start, [start.clone()], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            total += (x[batch] @ w - y[batch]).square().sum().item()
            w -= lr * gradient(x[batch], y[batch], w)
            path.append(w.clone())
        losses.append(total / len(x))
    return torch.stack(path), losses
