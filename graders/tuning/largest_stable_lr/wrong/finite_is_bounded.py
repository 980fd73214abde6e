"""Belief: only inf and NaN are divergence.

Advice: Try lr 0.525 with 3 steps in the worked example. Is the loss higher than before?
"""

import copy
import math

import torch


def stays_bounded(model, loss_fn, x, y, lr, steps):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(_trainable(model), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
    return math.isfinite(loss_fn(model(x), y).item())
