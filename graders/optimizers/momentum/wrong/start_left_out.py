"""Belief: the path begins with the first step.

Advice: Ask for 0 steps. How many points should the path have?
"""

import torch


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    step = nesterov_step if nesterov else momentum_step
    param, velocity, path = start, None, []
    for _ in range(steps):
        param, velocity = step(param, gradient(param), velocity, lr, momentum)
        path.append(param)
    return torch.stack(path)
