"""Belief: `-=` makes a new tensor.

Advice: Print the tensor that you passed as start, before and after a descent.
"""

import torch


def subgradient_descent(gradient, start, lr, l1, steps):
    w, path = start, [start.clone()]
    for _ in range(steps):
        w -= lr * (gradient(w) + l1 * w.sign())
        path.append(w.clone())
    return torch.stack(path)


def ridge_descent(gradient, start, lr, l2, steps):
    w, path = start, [start.clone()]
    for _ in range(steps):
        w -= lr * (gradient(w) + l2 * w)
        path.append(w.clone())
    return torch.stack(path)
