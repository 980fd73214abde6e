"""Belief: a tensor takes on the dtype of what is written into it.

Advice: Print the dtype of your path for weights of float64.
"""

import torch


def descend(loss, w, lr, steps):
    path = torch.zeros(steps + 1, *w.shape)
    path[0] = w.detach()
    for step in range(steps):
        path[step + 1] = path[step] - lr * gradient(loss, path[step])
    return path
