"""Belief: a tensor in a list keeps the value that it had when it was put there.

Advice: Print the first place of the path of two steps. Is it the start?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    params = list(model.parameters())
    path = [model[0].weight.detach()]
    for _ in range(steps):
        grads = torch.autograd.grad(nn.functional.mse_loss(model(x), y), params)
        with torch.no_grad():
            for param, grad in zip(params, grads, strict=True):
                param -= lr * grad
        path.append(model[0].weight.detach())
    return torch.stack(path)
