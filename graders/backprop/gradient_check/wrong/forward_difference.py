"""Belief: one step forward is as good as a step to either side.

Advice: Work out your difference for x^3 at 1 with h = 0.5. Is it 3.25?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
    for name, param in point.items():
        for index in itertools.product(*map(range, param.shape)):
            value = param[index].item()
            here = f(point)
            param[index] = value + h
            ahead = f(point)
            param[index] = value
            grads[name][index] = (ahead - here) / h
    return grads
