"""Belief: gradients are switched on wherever one computes.

Advice: Call the function inside `with torch.no_grad():`.
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach().clone().requires_grad_()
    y = f(x)
    (derivative,) = torch.autograd.grad(y.sum(), x)
    return y.detach(), derivative
