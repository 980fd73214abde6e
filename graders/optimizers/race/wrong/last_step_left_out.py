"""Belief: a path of n steps has n points.

Advice: Ask for 1 step. Has the path the point before it and the point after it?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = []
    for _ in range(steps):
        points.append(param.detach().clone())
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
    return torch.stack(points) if points else torch.empty(0, 2)
