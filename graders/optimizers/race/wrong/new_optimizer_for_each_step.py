"""Belief: an optimizer remembers nothing between its steps.

Advice: Print optimizer.state in your loop, for SGD with momentum. What is in it before step 2?
"""

import torch


def path(make_optimizer, loss, start, steps):
    param = start.detach().clone().requires_grad_()
    points = [start.detach()]
    for _ in range(steps):
        optimizer = make_optimizer([param])
        optimizer.zero_grad()
        loss(param[0], param[1]).backward()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points)
