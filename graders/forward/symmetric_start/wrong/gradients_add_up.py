"""Belief: backward sets the gradients.

Advice: Print the gradient of the last bias in the second step, and compute it by hand.
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    path = [model[0].weight.detach().clone()]
    for _ in range(steps):
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
        path.append(model[0].weight.detach().clone())
    return torch.stack(path)
