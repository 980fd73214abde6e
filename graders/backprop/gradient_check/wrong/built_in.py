"""Belief: for a small h the numerical gradient is the derivative, which autograd knows.

Advice: A test of autograd that asks autograd proves nothing. Evaluate f at two points, whatever h
is.
"""

import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: param.to(torch.float64, copy=True) for name, param in params.items()}
    return torch.func.grad(f)(point)


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} differ")
    a, b = a.double(), b.double()
    size = a.norm() + b.norm()
    return ((a - b).norm() / size).item() if size else 0.0


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    unmatched = set(params) ^ set(grads)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params, h).items():
        if grads[name].shape != numerical.shape:
            raise ValueError(f"the gradient of {name} has shape {grads[name].shape}")
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get, reverse=True)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
