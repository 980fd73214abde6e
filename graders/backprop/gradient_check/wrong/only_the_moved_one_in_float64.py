"""Belief: only the parameter that is moved has to be float64.

Advice: Print the dtypes of everything that f gets. What happens to a loss that mixes them?
"""

import itertools

import torch


def numerical_gradients(f, params, h=1e-6):
    grads = {}
    for name in params:
        param = params[name].to(torch.float64, copy=True)
        point = params | {name: param}
        grads[name] = torch.empty_like(param)
        for index in itertools.product(*map(range, param.shape)):
            value = param[index].item()
            param[index] = value + h
            ahead = f(point)
            param[index] = value - h
            behind = f(point)
            param[index] = value
            grads[name][index] = (ahead - behind) / (2 * h)
    return grads
