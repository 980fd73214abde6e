"""Belief: a result may carry its graph.

Advice: Print y.requires_grad.
"""

import torch


def values_and_derivatives(f, x):
    x = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        y = f(x)
        (derivative,) = torch.autograd.grad(y.sum(), x, retain_graph=True)
    return y, derivative
