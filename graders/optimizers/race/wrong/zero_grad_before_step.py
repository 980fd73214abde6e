"""Belief: gradients are cleared as soon as they are computed.

Advice: Print param.grad just before optimizer.step(). What can the step use?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = [start.detach()]
    for _ in range(steps):
        loss(param[0], param[1]).backward()
        optimizer.zero_grad()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points)
