"""Belief: differences may be taken in the dtype of the parameters.

Advice: How many digits do two float32 losses share that are 1e-6 apart, and how many are left
when one is subtracted from the other?
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
