"""Belief: a whole parameter can be moved at once, with one difference for all elements.

Advice: Take f = x_0 - x_1 at x = [1, 2]. What does f do when both are moved up together?
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
