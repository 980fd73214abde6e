"""Belief: with batch norm the weights keep their length.

Advice: Print the length of the weights in each row of your path. Which number does the example give
after one step?
"""

import torch


def descend(loss, w, lr, steps):
    path = [w]
    for _ in range(steps):
        moved = path[-1] - lr * gradient(loss, path[-1])
        length = path[-1].norm(dim=1, keepdim=True)
        path.append(moved * length / moved.norm(dim=1, keepdim=True))
    return torch.stack(path)
