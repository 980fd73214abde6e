"""Belief: all tensors are float32.

Advice: Print path(...).dtype for a start in float64.
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    optimizer = make_optimizer([param])
    points = torch.zeros(steps + 1, 2)
    points[0] = start.detach()
    for i in range(steps):
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points[i + 1] = param.detach()
    return points
