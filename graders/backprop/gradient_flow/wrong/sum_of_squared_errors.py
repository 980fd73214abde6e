"""Belief: the loss adds up the squared errors.

Advice: Give gradient_norms the batch of the worked example twice, as N = 2. Should the norms
change?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if isinstance(module, nn.Linear)]
    loss = nn.functional.mse_loss(model(x), y, reduction="sum")
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in grads]
