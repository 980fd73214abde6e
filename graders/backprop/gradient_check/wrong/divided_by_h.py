"""Belief: the difference of the losses is divided by the step h.

Advice: Try f(x) = x at x = 0 with h = 0.5. How far apart are the two points at which you evaluate
f?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
    for name, param in point.items():
        for index in itertools.product(*map(range, param.shape)):
            value = param[index].item()
            param[index] = value + h
            ahead = f(point)
            param[index] = value - h
            behind = f(point)
            param[index] = value
            grads[name][index] = (ahead - behind) / h
    return grads
