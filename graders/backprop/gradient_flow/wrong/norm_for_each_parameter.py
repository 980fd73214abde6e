"""Belief: every parameter of the model has its norm in the list.

Advice: In the worked example two norms are asked for. How many numbers does your list have?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [
        param for module in model if isinstance(module, nn.Linear) for param in module.parameters()
    ]
    loss = nn.functional.mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in grads]
