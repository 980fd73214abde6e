"""Belief: the order of the threshold and the gradient step does not matter.

Advice: Print the third weight in the worked example. Which of your two lines moved it last?
"""

import torch


def proximal_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        w = soft_threshold(path[-1], lr * l1)
        path.append(w - lr * gradient(w))
    return torch.stack(path)
