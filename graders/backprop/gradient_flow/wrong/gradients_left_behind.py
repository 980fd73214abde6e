"""Belief: each call of backward starts from zero.

Advice: Call gradient_norms twice with the worked example. What is in model[0].weight.grad in
between?
"""

from torch import nn


def gradient_norms(model, x, y):
    nn.functional.mse_loss(model(x), y).backward()
    return [module.weight.grad.norm().item() for module in model if isinstance(module, nn.Linear)]
