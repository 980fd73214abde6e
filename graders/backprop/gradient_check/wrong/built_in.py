"""Belief: for a small h the numerical gradient is the derivative, which autograd knows.

Advice: For f = x^3 at 1 with h = 0.5 the formula gives 3.25. What does autograd give?
"""

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    return torch.func.grad(f)(point)
