"""Belief: an element need not go back to where it was before the next one is moved.

Advice: At which point is the last element's derivative taken? Print the parameters that f gets at
the last call.
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
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
