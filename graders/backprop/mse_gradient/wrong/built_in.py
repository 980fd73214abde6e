"""Belief: a gradient is what autograd is for.

Advice: Write the derivative with respect to the residuals [-0.5, 2.5, -1.5] of the worked example
on paper. Two lines of code follow from it.
"""

import torch


def gradients(x, y, w, b):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    return torch.autograd.grad(mse(x, y, w, b), (w, b))
