"""Belief: a gradient is what autograd is for.

Advice: Here the derivation is the exercise. Two lines are enough once you have the derivative
with respect to the residuals.
"""

import torch


def gradients(x, y, w, b):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    return torch.autograd.grad(mse(x, y, w, b), (w, b))
