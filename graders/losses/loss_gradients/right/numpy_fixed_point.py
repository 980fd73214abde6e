"""Right: everything in numpy, with exp of negative numbers only; a fixed point for the root."""

import warnings

import numpy as np
import torch


def both_sigmoids(z):
    small = np.exp(-np.abs(z))  # in (0, 1]
    near, far = 1 / (1 + small), small / (1 + small)
    return np.where(z >= 0, near, far), np.where(z >= 0, far, near)


def mse_gradient(logits, targets):
    p, q = both_sigmoids(logits.numpy())
    error = np.subtract(p, targets.numpy())
    return torch.from_numpy(np.asarray(error * p * q * 2, dtype=p.dtype))


def bce_gradient(logits, targets):
    warnings.warn("no autograd here", stacklevel=2)
    z, t = logits.numpy(), targets.numpy()
    p, q = both_sigmoids(z)
    return torch.as_tensor(np.asarray((1 - t) * p - t * q, dtype=z.dtype))


def steepest_logit(target):
    if target != 0 and target != 1:
        raise ValueError("no such class")
    p = (2 - target) / 3
    return float(np.log(p / (1 - p)))


def stalled_logit(min_gradient):
    if not (min_gradient > 0 and min_gradient < 8 / 27):
        raise ValueError("no such gradient")
    q = np.float64(0)
    for _ in range(400):
        q = min_gradient / 2 / (1 - q) ** 2
    return (np.log1p(-q) - np.log(q)).item()
