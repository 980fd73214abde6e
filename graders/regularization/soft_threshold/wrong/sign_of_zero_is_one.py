"""Belief: a number is positive or negative.

Advice: Take one subgradient step from the weight 0, where the gradient is 0. Does it move?
"""

import torch


def subgradient_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        w = path[-1]
        sign = torch.where(w >= 0, 1.0, -1.0).to(w.dtype)
        path.append(w - lr * (gradient(w) + l1 * sign))
    return torch.stack(path)
