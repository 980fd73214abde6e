"""Belief: an optimizer remembers nothing from step to step.

Advice: Make two steps from w = 1 with lr 0.25 as in the worked example. Is the second step as long
as the first, and which averages does Adam keep?
"""

import torch
from torch import nn


def fit(model, x, y, steps, lr):
    model.train()
    for _ in range(steps):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
