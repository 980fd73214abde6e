"""Belief: a whole parameter can be moved at once, with one difference for all elements.

Advice: What does f do if one element pulls it up and another one down? How many derivatives does
a tensor of 6 elements have?
"""

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
    for name, param in point.items():
        ahead = f(point | {name: param + h})
        behind = f(point | {name: param - h})
        grads[name].fill_((ahead - behind) / (2 * h))
    return grads
