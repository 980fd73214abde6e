"""Belief: it is enough to test the first element of each parameter.

Advice: Which elements of your result belong to a difference of losses? Try a parameter with two
elements.
"""

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {name: torch.zeros_like(param) for name, param in point.items()}
    for name, param in point.items():
        for index in [(0,) * param.ndim]:
            value = param[index].item()
            param[index] = value + h
            ahead = f(point)
            param[index] = value - h
            behind = f(point)
            param[index] = value
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
