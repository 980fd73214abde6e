"""Belief: the list keeps what the parameter was.

Advice: Print your list of points after each step. Which of its entries change?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = [param.detach()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach())
    return torch.stack(points)
