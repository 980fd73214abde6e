"""Belief: the loss adds up the squared errors.

Advice: What changes in F.mse_loss when each example comes twice? What changes in your loss?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if isinstance(module, nn.Linear)]
    loss = nn.functional.mse_loss(model(x), y, reduction="sum")
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in grads]
