"""Belief: a loop that keeps the weights and then steps has them all.

Advice: Ask for 1 step. How many places should the path have?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    params = list(model.parameters())
    path = []
    for _ in range(steps):
        path.append(model[0].weight.detach().clone())
        grads = torch.autograd.grad(nn.functional.mse_loss(model(x), y), params)
        with torch.no_grad():
            for param, grad in zip(params, grads, strict=True):
                param -= lr * grad
    return torch.stack(path) if path else torch.empty(0, *model[0].weight.shape)
