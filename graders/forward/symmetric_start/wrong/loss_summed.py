"""Belief: the loss is the sum over the examples.

Advice: Give each example twice. Should the step become longer?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = [model[0].weight.detach().clone()]
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y, reduction="sum").backward()
        optimizer.step()
        path.append(model[0].weight.detach().clone())
    return torch.stack(path)
