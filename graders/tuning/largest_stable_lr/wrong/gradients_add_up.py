"""Belief: each backward pass begins with gradients of zero.

Advice: Print a gradient before and after each backward pass. What is in it before the second one?
"""

import copy

import torch


def stays_bounded(model, loss_fn, x, y, lr, steps):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    before = loss_fn(model(x), y).item()
    for _ in range(steps):
        loss_fn(model(x), y).backward()
        optimizer.step()
    return loss_fn(model(x), y).item() <= before
