"""Belief: a call of a module leaves it as it is.

Advice: Print norm.num_batches_tracked before and after bias_effect, in training mode.
"""

import copy

import torch


def bias_effect(layer, norm, x, grad, shift):
    layer = copy.deepcopy(layer)
    y = norm(layer(x))
    (gradient,) = torch.autograd.grad(y, layer.bias, grad)
    with torch.no_grad():
        layer.bias += shift
        change = norm(layer(x)) - y
    return change.abs().max().item(), gradient
