"""Belief: which h is the default makes no difference.

Advice: Let f print its x in numerical_gradients(f, {"x": torch.tensor([1.0])}), with all digits. By
how much is x moved?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-5):
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
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
