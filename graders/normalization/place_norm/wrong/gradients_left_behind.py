"""Belief: backward() only computes what is read afterwards.

Advice: Print layer.weight.grad after bias_effect.
"""

import copy

import torch


def bias_effect(layer, norm, x, grad, shift):
    kept, norm = copy.deepcopy(layer.bias.data), copy.deepcopy(norm)
    layer.bias.grad = None
    y = norm(layer(x))
    y.backward(grad)
    gradient = layer.bias.grad.clone()
    with torch.no_grad():
        layer.bias += shift
        change = norm(layer(x)) - y
        layer.bias.copy_(kept)
    return change.abs().max().item(), gradient
