"""Belief: detach() makes a copy.

Advice: Print start before and after the call.
"""

import torch


def path(make_optimizer, loss, start, steps):
    points = [start.clone()]
    param = start.detach().requires_grad_()
    optimizer = make_optimizer([param])
    for _ in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points)
