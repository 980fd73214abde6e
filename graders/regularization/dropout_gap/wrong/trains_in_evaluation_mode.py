"""Belief: a model that is trained is in training mode by itself.

Advice: Call model.eval(), then fit. In which mode is the model during the steps?
"""

import torch
from torch import nn


def fit(model, x, y, steps, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
