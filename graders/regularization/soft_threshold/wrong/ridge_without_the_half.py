"""Belief: the gradient of the L2 penalty is 2 l2 w.

Advice: Differentiate ½ l2 w² by hand.
"""

import torch


def ridge_descent(gradient, start, lr, l2, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * (gradient(path[-1]) + 2 * l2 * path[-1]))
    return torch.stack(path)
