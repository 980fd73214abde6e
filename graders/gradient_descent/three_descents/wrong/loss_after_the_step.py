"""Belief: the loss of a batch is the one that its step has reached.

Advice: In the worked example, the first batch with B = 2 costs 0 and 4. At which weight?
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            path.append(path[-1] - lr * gradient(x[batch], y[batch], path[-1]))
            total += (x[batch] @ path[-1] - y[batch]).square().sum().item()
        losses.append(total / len(x))
    return torch.stack(path), losses
