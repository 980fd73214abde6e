"""Belief: mean() is as good as sum() for a backward pass.

Advice: Print the derivative of -x at three points. Is it -1?
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        y = f(x)
        (derivative,) = torch.autograd.grad(y.mean(), x)
    return y.detach(), derivative
