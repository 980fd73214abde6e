"""Belief: w -= ... changes only the function's own variable.

Advice: Print the w that you passed to descend, before and after the call.
"""

import torch


def descend(loss, w, lr, steps):
    path = [w.detach().clone()]
    for _ in range(steps):
        w -= lr * gradient(loss, w)
        path.append(w.detach().clone())
    return torch.stack(path)
