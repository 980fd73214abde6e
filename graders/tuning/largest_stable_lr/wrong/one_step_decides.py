"""Belief: what the first step does, the others do too.

Advice: Compare the losses after 1 and after 20 steps with lr 0.55, from a point far away along
the flat direction.
"""

import copy

import torch


def stays_bounded(model, loss_fn, x, y, lr, steps):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    before = loss_fn(model(x), y).item()
    for _ in range(1):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
    return loss_fn(model(x), y).item() <= before
