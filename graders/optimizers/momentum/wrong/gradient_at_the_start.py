"""Belief: the gradient is computed once, before the loop.

Advice: Print the parameters at which your loop calls gradient. Do they change?
"""

import torch


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    step = nesterov_step if nesterov else momentum_step
    path, velocity, grad = [start], None, gradient(start)
    for _ in range(steps):
        param, velocity = step(path[-1], grad, velocity, lr, momentum)
        path.append(param)
    return torch.stack(path)
