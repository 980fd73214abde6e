"""Belief: the two methods lead along the same path.

Advice: Call descend with nesterov=True and with False, three steps each. Compare the last points.
"""

import torch


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    path, velocity = [start], None
    for _ in range(steps):
        param, velocity = momentum_step(path[-1], gradient(path[-1]), velocity, lr, momentum)
        path.append(param)
    return torch.stack(path)
