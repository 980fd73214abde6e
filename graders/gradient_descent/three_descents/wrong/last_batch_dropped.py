"""Belief: an epoch has only full batches.

Advice: Count the steps of the worked example with B = 2. Which step uses the third example?
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    batch_size = min(batch_size, len(x))
    for order in orders:
        total, seen = 0.0, 0
        for first in range(0, len(x) - batch_size + 1, batch_size):
            batch, w = order[first : first + batch_size], path[-1]
            total += (x[batch] @ w - y[batch]).square().sum().item()
            seen += len(batch)
            path.append(w - lr * gradient(x[batch], y[batch], w))
        losses.append(total / seen)
    return torch.stack(path), losses
