"""Belief: a change is never negative.

Advice: Call bias_effect in evaluation mode with shift=-10.0.
"""

import copy

import torch


def bias_effect(layer, norm, x, grad, shift):
    layer, norm = copy.deepcopy(layer), copy.deepcopy(norm)
    y = norm(layer(x))
    (gradient,) = torch.autograd.grad(y, layer.bias, grad)
    with torch.no_grad():
        layer.bias += shift
        change = norm(layer(x)) - y
    return change.max().item(), gradient
