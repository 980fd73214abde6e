"""Belief: a column of predictions can be compared with a row of targets.

Advice: Print the shapes of your predictions and of y, and the shape of their difference.
"""

import torch


def gradient(x, y, w):
    w = w.clone().requires_grad_()
    loss = (x @ w[:, None] - y).square().mean()
    return torch.autograd.grad(loss, w)[0]
