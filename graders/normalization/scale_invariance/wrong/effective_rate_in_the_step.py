"""Belief: the weights themselves take a step with the effective learning rate.

Advice: Print your weights after one step of the example. By which number is the gradient
multiplied in a step of SGD?
"""

import torch


def descend(loss, w, lr, steps):
    path = [w]
    for _ in range(steps):
        rates = effective_lr(path[-1], lr)[:, None]
        path.append(path[-1] - rates * gradient(loss, path[-1]))
    return torch.stack(path)
