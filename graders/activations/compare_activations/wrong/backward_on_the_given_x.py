"""Belief: x may be used to collect the gradient.

Advice: Print x.grad and x.requires_grad before and after the call.
"""

import torch


def values_and_derivatives(f, x):
    x.requires_grad_()
    x.grad = None
    with torch.enable_grad():
        y = f(x)
        y.sum().backward()
    return y.detach(), x.grad
