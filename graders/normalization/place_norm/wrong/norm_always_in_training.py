"""Belief: batch norm always uses the statistics of the batch.

Advice: Call bias_effect with norm.eval(). By how much does y change there?
"""

import copy

import torch


def bias_effect(layer, norm, x, grad, shift):
    layer, norm = copy.deepcopy(layer), copy.deepcopy(norm).train()
    y = norm(layer(x))
    (gradient,) = torch.autograd.grad(y, layer.bias, grad)
    with torch.no_grad():
        layer.bias += shift
        change = norm(layer(x)) - y
    return change.abs().max().item(), gradient
