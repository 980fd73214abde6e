"""Belief: weight decay is applied to the weights that the gradient step has reached.

Advice: Print the third weight of ridge descent in the worked example. Is it 0.25 after one step?
"""

import torch


def ridge_descent(gradient, start, lr, l2, steps):
    path = [start]
    for _ in range(steps):
        path.append((1 - lr * l2) * (path[-1] - lr * gradient(path[-1])))
    return torch.stack(path)
