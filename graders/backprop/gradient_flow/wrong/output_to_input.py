"""Belief: norms are listed in the order in which backpropagation finds them.

Advice: In the worked example the norms are [8.4853, 6.0]. Which layer does your first number belong
to?
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if isinstance(module, nn.Linear)]
    loss = nn.functional.mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in reversed(grads)]
