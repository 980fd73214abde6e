"""Belief: a tensor in a list keeps the value that it had when it was put there.

Advice: Print the first place of the path of two steps. Is it the start?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = [model[0].weight.detach()]
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
        path.append(model[0].weight.detach())
    return torch.stack(path)
