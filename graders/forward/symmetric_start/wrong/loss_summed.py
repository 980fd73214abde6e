"""Belief: the loss is the sum over the examples.

Advice: Give each example twice. Should the step become longer?
"""

import torch
from torch import nn


def train(model, x, y, lr, steps):
    params = list(model.parameters())
    path = [model[0].weight.detach().clone()]
    for _ in range(steps):
        loss = nn.functional.mse_loss(model(x), y, reduction="sum")
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for param, grad in zip(params, grads, strict=True):
                param -= lr * grad
        path.append(model[0].weight.detach().clone())
    return torch.stack(path)
