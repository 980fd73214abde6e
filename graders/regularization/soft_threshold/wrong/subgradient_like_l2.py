"""Belief: the gradient of l1 |w| is l1 w.

Advice: Print the force of the penalty at the weights 1 and 0.25. Which of them does L1 pull harder?
"""

import torch


def subgradient_descent(gradient, start, lr, l1, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * (gradient(path[-1]) + l1 * path[-1]))
    return torch.stack(path)
