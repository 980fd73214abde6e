"""Belief: a trial may move the model.

Advice: Print a weight before and after stays_bounded.
"""

import torch


def stays_bounded(model, loss_fn, x, y, lr, steps):
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    before = loss_fn(model(x), y).item()
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
    return loss_fn(model(x), y).item() <= before
