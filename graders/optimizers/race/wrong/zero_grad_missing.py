"""Belief: backward() replaces the old gradient.

Advice: Print param.grad before the second step of the worked example. Is it (9.2, -12)?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = [start.detach()]
    for _ in range(steps):
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points)
