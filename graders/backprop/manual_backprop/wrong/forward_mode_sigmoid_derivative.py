"""Belief: forward-mode differentiation is no backpropagation, so it may supply the derivative of
the sigmoid.

Advice: It is automatic differentiation as well. Compute a1 * (1 - a1) for the a1 = 0.5 of the
worked example: which derivative is it?
"""

import torch


def sigmoid_derivative(z):
    return torch.func.jvp(torch.sigmoid, (z,), (torch.ones_like(z),))[1]


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * sigmoid_derivative(torch.logit(a2))
    delta1 = (delta2 @ w2.T) * sigmoid_derivative(torch.logit(a1))
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
