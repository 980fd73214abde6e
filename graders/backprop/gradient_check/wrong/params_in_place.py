"""Belief: double() gives a copy, so the parameters may be moved in place.

Advice: What does double() return for a tensor that is float64 already? Compare the parameters
before and after a call to the last bit.
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.double() for name, param in params.items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
    for name, param in point.items():
        for index in itertools.product(*map(range, param.shape)):
            value = param[index].item()
            param[index] += h
            ahead = f(point)
            param[index] -= 2 * h
            behind = f(point)
            param[index] += h
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
