"""Belief: a weight that would change its sign is set to 0 in every descent.

Advice: Print the third weight of subgradient descent in the worked example. Is it -0.125 after two
steps?
"""

import torch


def subgradient_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        w = path[-1]
        new = w - lr * (gradient(w) + l1 * w.sign())
        path.append(torch.where(new * w < 0, torch.zeros_like(new), new))
    return torch.stack(path)
