"""Belief: each call of backward starts from zero.

Advice: Call your function twice with the same arguments. What is in the .grad fields in between?
"""

from torch import nn


def gradient_norms(model, x, y):
    nn.functional.mse_loss(model(x), y).backward()
    return [module.weight.grad.norm().item() for module in model if isinstance(module, nn.Linear)]
