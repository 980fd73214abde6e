"""Right: nothing is changed in place; each point is a new dict, each step a one-hot tensor."""

import math

import torch
from torch.nn.functional import one_hot


def numerical_gradients(f, params, h=1e-6):
    params = {name: param.double() for name, param in params.items()}
    return {name: gradient(f, params, name, h) for name in params}


def gradient(f, params, name, h):
    param = params[name]
    steps = h * one_hot(torch.arange(param.numel()), param.numel()).double()

    def moved(step):
        return {**params, name: param + step}

    slopes = []
    for step in steps.reshape(-1, *param.shape):
        rise = float(f(moved(step))) - float(f(moved(-step)))
        slopes.append(rise / (h + h))
    return param.new_tensor(slopes).reshape(param.shape)


def relative_error(a, b):
    if a.shape == b.shape:
        a, b = a.reshape(-1).tolist(), b.reshape(-1).tolist()
        distance = math.dist(a, b)
        return distance / (math.hypot(*a) + math.hypot(*b)) if distance else 0.0
    raise ValueError(f"{a.shape} is not {b.shape}")


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    print("checking", len(params), "parameters")
    missing, extra = set(params) - set(grads), set(grads) - set(params)
    if missing or extra:
        raise ValueError(f"missing: {sorted(missing)}, unknown: {sorted(extra)}")
    for name, grad in grads.items():
        if grad.shape != params[name].shape:
            raise ValueError(f"{name}: {tuple(grad.shape)} for {tuple(params[name].shape)}")
    numerical = numerical_gradients(f, params, h)
    found = ((name, relative_error(grads[name], numerical[name])) for name in grads)
    wrong = [(name, error) for name, error in found if error > tol]
    return dict(sorted(wrong, key=lambda item: -item[1]))
