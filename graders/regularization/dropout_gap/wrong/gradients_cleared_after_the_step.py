"""Belief: before the first step there are no gradients.

Advice: Call backward() on a loss of the model, then fit. Which gradient does the first step use?
"""

import torch
from torch import nn


def fit(model, x, y, steps, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(steps):
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
        optimizer.zero_grad()
