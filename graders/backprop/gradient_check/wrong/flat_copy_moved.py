"""Belief: reshape(-1) is always another view of the same elements.

Advice: Give params = {"w": torch.tensor([[1.0, 2.0], [3.0, 4.0]]).T} and print what f gets at each
call. Does any element move?
"""

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    grads = {}
    for name, param in point.items():
        flat = param.reshape(-1)
        slopes = []
        for i in range(len(flat)):
            value = flat[i].item()
            flat[i] = value + h
            ahead = f(point)
            flat[i] = value - h
            behind = f(point)
            flat[i] = value
            slopes.append(float(ahead - behind) / (2 * h))
        grads[name] = torch.tensor(slopes, dtype=torch.float64).reshape(param.shape)
    return grads
