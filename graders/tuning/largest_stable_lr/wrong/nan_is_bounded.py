"""Belief: whatever is not larger is at most as large.

Advice: Print float('nan') > 1.0.
"""

import copy

import torch


def stays_bounded(model, loss_fn, x, y, lr, steps):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    before = loss_fn(model(x), y).item()
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
    return not loss_fn(model(x), y).item() > before
