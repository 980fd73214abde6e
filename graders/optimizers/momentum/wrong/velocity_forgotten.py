"""Belief: each step begins with a new velocity.

Advice: Print the velocity in your loop, step by step. Which value does the second step begin
with?
"""

import torch


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    step = nesterov_step if nesterov else momentum_step
    path = [start]
    for _ in range(steps):
        param, _ = step(path[-1], gradient(path[-1]), None, lr, momentum)
        path.append(param)
    return torch.stack(path)
