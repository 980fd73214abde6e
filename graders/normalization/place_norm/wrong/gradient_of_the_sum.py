"""Belief: the loss is the sum of y.

Advice: Double grad in the worked example, in evaluation mode. Does the gradient double?
"""

import copy

import torch


def bias_effect(layer, norm, x, grad, shift):
    layer, norm = copy.deepcopy(layer), copy.deepcopy(norm)
    y = norm(layer(x))
    (gradient,) = torch.autograd.grad(y.sum(), layer.bias)
    with torch.no_grad():
        layer.bias += shift
        change = norm(layer(x)) - y
    return change.abs().max().item(), gradient
