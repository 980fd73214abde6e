"""Belief: every gradient is divided by the number of examples of the data.

Advice: In the worked example with B = 2, print the gradient of the last batch, which has one
example. By what is it divided?
"""

import torch


def descend(x, y, start, lr, batch_size, orders):
    path, losses = [start], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            w = path[-1]
            error = x[batch] @ w - y[batch]
            total += error.square().sum().item()
            path.append(w - lr * 2 * error @ x[batch] / len(x))
        losses.append(total / len(x))
    return torch.stack(path), losses
