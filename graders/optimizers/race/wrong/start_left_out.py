"""Belief: the path begins with the first step.

Advice: Ask for 0 steps. How many points should the path have?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points) if points else torch.empty(0, 2)
