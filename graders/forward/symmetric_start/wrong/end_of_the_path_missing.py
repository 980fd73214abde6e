"""Belief: a loop that keeps the weights and then steps has them all.

Advice: Ask for 1 step. How many places should the path have?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = []
    for _ in range(steps):
        path.append(model[0].weight.detach().clone())
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
    return torch.stack(path) if path else torch.empty(0, *model[0].weight.shape)
