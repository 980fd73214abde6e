"""Belief: x and y are two parameters.

Advice: Print the shapes of the tensors in the list that make_optimizer gets.
"""

import torch


def path(make_optimizer, loss, start, steps):
    x, y = (value.detach().clone().requires_grad_() for value in start)
    optimizer = make_optimizer([x, y])
    points = [start.detach()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(x, y).backward()
        optimizer.step()
        points.append(torch.stack([x, y]).detach())
    return torch.stack(points)
