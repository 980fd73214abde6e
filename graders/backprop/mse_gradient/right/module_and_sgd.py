"""Right: nn.Linear and torch.optim.SGD, with the gradients put in by hand; in place on copies."""

import warnings

import torch
import torch.nn.functional as F
from torch import nn


def predict(x, w, b):
    return F.linear(x, w.unsqueeze(0), b.unsqueeze(0)).squeeze(1)


def mse(x, y, w, b):
    if y.dim() != 1 or len(y) != len(x):
        raise ValueError("y must have the shape (N,)")
    return F.mse_loss(predict(x, w, b), y)


def gradients(x, y, w, b):
    if y.size() != torch.Size([x.size(0)]):
        raise ValueError("y must have the shape (N,)")
    residual = predict(x, w, b).sub_(y).mul_(2 / x.size(0))
    return residual @ x, torch.einsum("n->", residual)


@torch.no_grad()
def gradient_descent(x, y, w, b, lr, steps):
    warnings.warn("the optimizer is given its gradients", stacklevel=2)
    weight, bias = nn.Parameter(w.clone()), nn.Parameter(b.clone())
    optimizer = torch.optim.SGD([weight, bias], lr=lr)
    losses = x.new_zeros(steps + 1)
    losses[0] = mse(x, y, weight, bias)
    for step in range(1, steps + 1):
        weight.grad, bias.grad = gradients(x, y, weight, bias)
        optimizer.step()
        losses[step] = mse(x, y, weight, bias)
    return weight.detach(), bias.detach(), losses
