"""Belief: what has a weight is a linear layer.

Advice: Put an nn.LayerNorm into a model with two nn.Linear and print the length of your list.
"""

import torch
from torch import nn


def gradient_norms(model, x, y):
    weights = [module.weight for module in model if hasattr(module, "weight")]
    loss = nn.functional.mse_loss(model(x), y)
    grads = torch.autograd.grad(loss, weights)
    return [grad.norm().item() for grad in grads]
