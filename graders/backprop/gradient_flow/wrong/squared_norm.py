"""Belief: the Euclidean norm is the sum of the squares.

Advice: In the worked example the second gradient is [[6.0]]. Which norm do you get for it?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if isinstance(module, nn.Linear)]
    loss = nn.functional.mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, weights)
    return [grad.square().sum().item() for grad in grads]
