"""Belief: a measurement is made in eval mode.

Advice: Measure a model with Dropout in training mode, then print model.training.
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if isinstance(module, nn.Linear)]
    model.eval()
    loss = nn.functional.mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in grads]
