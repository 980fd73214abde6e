"""Belief: an optimizer remembers nothing from step to step.

Advice: Print a weight after each of three steps. Is each step exactly as long as lr? Which averages
should Adam keep from step to step?
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
