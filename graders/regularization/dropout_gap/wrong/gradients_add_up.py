"""Belief: backward() replaces the old gradients.

Advice: Print the .grad of a parameter after each of three steps, and compare with the gradient of
that step alone.
"""

import torch
from torch import nn


def fit(model, x, y, steps, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(steps):
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
