"""Belief: a deep copy of a dict has a tensor of its own for each name.

Advice: Let w = torch.tensor([1.0], dtype=torch.float64) and give params = {"a": w, "b": w}. What
does f get as b while a is moved?
"""

import copy
import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.double() for name, param in copy.deepcopy(params).items()}
    grads = {name: torch.empty_like(param) for name, param in point.items()}
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
