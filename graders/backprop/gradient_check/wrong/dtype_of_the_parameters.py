"""Belief: differences may be taken in the dtype of the parameters.

Advice: Give a parameter torch.tensor(1.0), which is float32, and f(x) = x. Print 1 + 1e-6 and 1 -
1e-6 as float32: how far apart are they?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.clone() for name, param in params.items()}
    grads = {name: torch.empty_like(param, dtype=torch.float64) for name, param in point.items()}
    for name, param in point.items():
        for index in itertools.product(*map(range, param.shape)):
            value = param[index].item()
            param[index] = value + h
            ahead = f(point)
            param[index] = value - h
            behind = f(point)
            param[index] = value
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
