"""Belief: a new tensor has room for all digits of a Python float.

Advice: Print the dtype of numerical_gradients(f, params)["w"]. What is the dtype of a new tensor if
you name none?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.empty(param.shape) for name, param in point.items()}
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
