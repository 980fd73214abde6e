"""Belief: a model that is given to a function holds no gradients.

Advice: Call backward on some loss of the model, then train it for one step. Is it the step of the
worked example?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = [model[0].weight.detach().clone()]
    for _ in range(steps):
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
        optimizer.zero_grad()
        path.append(model[0].weight.detach().clone())
    return torch.stack(path)
