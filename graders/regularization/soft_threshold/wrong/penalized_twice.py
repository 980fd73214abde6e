"""Belief: a proximal step is a subgradient step with a threshold after it.

Advice: Where does your proximal descent end in the worked example? Compare with [2, -3, 0].
"""

import torch


def proximal_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        w = path[-1]
        path.append(soft_threshold(w - lr * (gradient(w) + l1 * w.sign()), lr * l1))
    return torch.stack(path)
