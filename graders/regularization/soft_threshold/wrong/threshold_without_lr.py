"""Belief: the threshold of a proximal step is l1, whatever the learning rate.

Advice: Print by how much your threshold moves the first weight in the worked example.
"""

import torch


def proximal_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        path.append(soft_threshold(path[-1] - lr * gradient(path[-1]), l1))
    return torch.stack(path)
