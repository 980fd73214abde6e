"""Belief: it is enough to threshold the weights once, after the last step.

Advice: Print the path of the worked example. Is the first weight after one step 1.5?
"""

import torch


def proximal_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    if steps:
        path[-1] = soft_threshold(path[-1], lr * l1)
    return torch.stack(path)
