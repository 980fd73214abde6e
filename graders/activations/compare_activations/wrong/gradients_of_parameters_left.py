"""Belief: backward() fills only the .grad of x.

Advice: Print layer.weight.grad before and after the call, for layer = nn.PReLU().
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        y = f(x)
        y.sum().backward()
    return y.detach(), x.grad
